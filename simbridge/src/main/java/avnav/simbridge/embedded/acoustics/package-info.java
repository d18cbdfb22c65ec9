/**
 * Binaural sound of a fixed source in a home: impulse responses ({@code room}, {@code head}) and continuous playback
 * ({@code playback}) of a looped sound ({@code sound}). Knows no picture and no way.
 */
package avnav.simbridge.embedded.acoustics;
