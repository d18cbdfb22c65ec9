/** The policy on imagined observations: its senses distilled to read the world model's latents instead of pixels. */
package avnav.agent.latent;
