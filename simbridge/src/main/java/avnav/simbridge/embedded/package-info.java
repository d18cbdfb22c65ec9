/** The default simulator: procedural homes, a rasteriser, binaural acoustics and motion in plain Java, no GPU, no display. */
package avnav.simbridge.embedded;
