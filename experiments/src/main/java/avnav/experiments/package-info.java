/** The command line, benchmark, metrics, reports; the only module that reads configuration or names picocli. */
package avnav.experiments;
