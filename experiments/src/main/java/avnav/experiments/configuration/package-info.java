/** Configuration files: YAML bound strictly to records, once, at start. Makes nothing that runs. */
package avnav.experiments.configuration;
