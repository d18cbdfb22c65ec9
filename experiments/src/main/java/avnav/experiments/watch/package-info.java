/** One episode for a person: film, strip of pictures, sound, and a page of what a planner imagined on the way. */
package avnav.experiments.watch;
