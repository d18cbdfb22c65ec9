/** Continuous sound from step to step, in three ways with one face; what an episode plays and snapshots. */
package avnav.simbridge.embedded.acoustics.playback;
