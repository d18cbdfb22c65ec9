/** Training of the policy: worlds in parallel, imitation then PPO, validation, checkpoints that resume exactly. */
package avnav.agent.training;
