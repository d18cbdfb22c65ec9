/** The acting loop: reference agents, actor-critic, PPO, and imagination as world model plus policy. */
package avnav.agent;
