/** What an episode is worth: success, SPL, SoftSPL, NA, SNA, distance to goal, and means with intervals. Knows traces, no simulator. */
package avnav.experiments.metrics;
