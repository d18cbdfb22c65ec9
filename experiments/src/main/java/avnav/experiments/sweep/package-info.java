/** A grid of planners on the same episodes and chances: cells, shards and their merging, and the paper's Table 8. Draws nothing. */
package avnav.experiments.sweep;
