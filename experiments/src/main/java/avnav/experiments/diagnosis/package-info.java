/** Why a planner is as good as it is: its decisions beside those of true futures and of the expert. Knows imaginations, no network. */
package avnav.experiments.diagnosis;
