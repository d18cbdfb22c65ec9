/** Compares the embedded acoustics with figures that other programs computed for the same rooms. */
package avnav.experiments.acoustics;
