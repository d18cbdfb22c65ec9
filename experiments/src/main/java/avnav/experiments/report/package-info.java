/** The report of a run: one HTML page that needs no network, made from the run folder and nothing else. */
package avnav.experiments.report;
