/** Beam search over imagined futures (paper section 5.5). Knows {@code Action} and nothing else of the world: no tensor, no file, no clock. */
package avnav.planner;
