/**
 * Planning agents: at every step the futures of the present are imagined by a world model and the policy, and the first
 * action of the best one is done. Which world model imagines is behind {@link avnav.agent.imagination.Imaginer}.
 */
package avnav.agent.imagination;
