/** Encoders of sight and sound: frames and waveforms to the small standardised latents that are diffused, and back. */
package avnav.worldmodel.codec;
