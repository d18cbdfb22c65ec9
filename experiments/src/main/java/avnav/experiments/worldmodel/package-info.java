/** Runs of the world model: its training from data to a shipped folder, and its evaluation. Knows no tensor. */
package avnav.experiments.worldmodel;
