/** Agents to compare with, without learning: random, forward, louder ear, and the privileged expert. */
package avnav.agent.reference;
