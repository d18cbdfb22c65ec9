package avnav.agent.training;

import avnav.agent.ppo.LossReport;
import java.util.Optional;

/**
 * One update of a training run.
 *
 * @param stage {@code imitation} or {@code ppo}
 * @param update counted from 1, over both stages
 * @param frames collected so far
 * @param training means over the episodes that ended during this rollout (under imitation the expert helped)
 * @param validation when it was due
 */
public record TrainingPoint(
        String stage,
        int update,
        long frames,
        LossReport losses,
        EpisodeOutcome.Mean training,
        Optional<EpisodeOutcome.Mean> validation) {}
