package avnav.worldmodel.training;

import avnav.simbridge.Action;

/**
 * What the model is asked to foresee from a window's frame.
 *
 * @param offset steps ahead; negative for the past; 1 for {@link Kind#STOP} and {@link Kind#COUNTERFACTUAL}
 * @param action the one step of an offset of 1; of a longer way it is the first step
 */
public record Goal(Kind kind, int offset, Action action) {

    /** Where a goal's truth comes from. */
    public enum Kind {
        /** A frame of the walk. */
        FUTURE,
        /** A STOP at the window's frame: nothing moves; the sound of standing still was not recorded. */
        STOP,
        /** A move that was not made: only its reward is known. */
        COUNTERFACTUAL
    }
}
