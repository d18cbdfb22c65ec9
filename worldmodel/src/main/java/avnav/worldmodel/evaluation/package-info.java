/**
 * How good imagined frames, sounds and rewards are: measures on plain arrays, and feature networks behind slots for
 * weights that this project does not ship. Knows no world model.
 */
package avnav.worldmodel.evaluation;
