package avnav.worldmodel;

/** What sampling starts from. */
public enum StartNoise {
    /** One noise for all rows: candidates differ by their actions alone (common random numbers). */
    SHARED,
    /** A noise of its own for every row. */
    INDEPENDENT
}
