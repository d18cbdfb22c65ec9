package avnav.agent.training;

import java.util.List;

/**
 * How one episode of a learner went.
 *
 * @param spl success weighted by path length (Anderson et al. 2018)
 * @param reward sum over the episode, undiscounted
 * @param steps actions taken, STOP included
 */
public record EpisodeOutcome(boolean success, double spl, double reward, int steps) {

    /** Means over several episodes; success is their share. */
    public record Mean(int episodes, double success, double spl, double reward, double steps) {}

    public static Mean mean(List<EpisodeOutcome> outcomes) {
        double success = 0;
        double spl = 0;
        double reward = 0;
        double steps = 0;
        for (EpisodeOutcome outcome : outcomes) {
            success += outcome.success() ? 1 : 0;
            spl += outcome.spl();
            reward += outcome.reward();
            steps += outcome.steps();
        }
        int n = Math.max(1, outcomes.size());
        return new Mean(outcomes.size(), success / n, spl / n, reward / n, steps / n);
    }
}
