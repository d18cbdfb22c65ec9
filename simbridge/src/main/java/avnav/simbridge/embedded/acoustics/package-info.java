/** Binaural sound of a fixed source in a home: impulse responses and continuous playback. Knows no picture. */
package avnav.simbridge.embedded.acoustics;
