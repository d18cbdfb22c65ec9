/** The learned policy: what it hears, its network, its checkpoints. Plain arrays outside, tensors inside. */
package avnav.agent.policy;
