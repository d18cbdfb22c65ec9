/** Where the agent can stand, how it slides along obstacles, and how far it is to the source. Knows plans, not pictures. */
package avnav.simbridge.embedded.navigation;
