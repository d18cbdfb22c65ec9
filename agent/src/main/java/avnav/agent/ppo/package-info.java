/** Learning from sequences of experience: PPO, and imitation of an expert on the learner's own states. */
package avnav.agent.ppo;
