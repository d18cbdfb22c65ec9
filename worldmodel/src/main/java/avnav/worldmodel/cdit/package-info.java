/** The audio-visual conditional diffusion transformer; it knows latents and actions, not where they come from. */
package avnav.worldmodel.cdit;
