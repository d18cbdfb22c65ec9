package avnav.experiments.configuration;

import avnav.agent.training.TrainingSettings;

/**
 * Everything that decides the result of {@code avnav train agent}: {@code configs/agent/*.yaml}.
 *
 * @param episodes generated for the train split, shared evenly by its homes
 * @param episodeSeed of those episodes
 * @param start policy file whose weights the run begins with; empty for fresh ones
 */
public record AgentTrainingConfig(int episodes, long episodeSeed, String start, TrainingSettings training) {

    public AgentTrainingConfig {
        if (episodes < 1) {
            throw new IllegalArgumentException(
                    "The episodes (" + episodes + ") must be 1 or more.\nMaybe a multiple of the 51 train homes.");
        }
    }
}
