package avnav.worldmodel.data;

/** The three kinds of walk of the paper's section 3.2. */
public enum MotionPattern {
    /** From beside the source to a random place. */
    FROM_SOURCE,
    /** From a random place to the source; the last action is STOP. */
    TO_SOURCE,
    /** Between two random places. */
    ELSEWHERE
}
