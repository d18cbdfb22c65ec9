/**
 * Noise schedules, training losses and samplers of diffusion and flow models; a network is known through {@link
 * avnav.worldmodel.diffusion.Denoiser} alone.
 */
package avnav.worldmodel.diffusion;
