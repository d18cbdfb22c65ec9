/** Runs of the world model: its training from data to a shipped folder. Knows no tensor. */
package avnav.experiments.worldmodel;
