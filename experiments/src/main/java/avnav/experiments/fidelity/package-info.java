/** The evaluation of world models on paper: its file, its curves and strips, its page. Runs no model. */
package avnav.experiments.fidelity;
