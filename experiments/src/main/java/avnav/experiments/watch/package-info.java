/** One episode for a person: film, strip of pictures and sound. */
package avnav.experiments.watch;
