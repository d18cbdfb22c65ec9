/** A benchmark run: episodes in parallel, a folder that survives being killed, and the files it ends with. */
package avnav.experiments.run;
