/** What the source plays: the synthesised telephone and WAV files, at the simulator's rate and level. */
package avnav.simbridge.embedded.acoustics.sound;
