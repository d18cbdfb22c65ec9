/** The world as the agent meets it: actions, observations, episodes, simulators. Uses no other module. */
package avnav.simbridge;
