package avnav.experiments.metrics;

/** What became of one episode: a score, or the reason why no mean may count it. */
public sealed interface Verdict {

    /** Id of the episode. */
    String episode();

    /**
     * An episode's measures.
     *
     * @param success 0 or 1
     * @param na number of actions, STOP counted
     * @param distanceToGoal metres, where the episode ended
     * @param totalReward {@code return} of the files; NaN when the way was lost and found again
     */
    record Scored(
            String episode,
            int success,
            double spl,
            double softSpl,
            int na,
            double sna,
            double distanceToGoal,
            double totalReward)
            implements Verdict {}

    /** An episode that the measures are not defined on: reported, never averaged. */
    record Refused(String episode, String reason) implements Verdict {}
}
