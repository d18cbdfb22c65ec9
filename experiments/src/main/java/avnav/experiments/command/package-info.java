/** One small class per command; each reads its options, calls the package that does the work, and prints. */
package avnav.experiments.command;
