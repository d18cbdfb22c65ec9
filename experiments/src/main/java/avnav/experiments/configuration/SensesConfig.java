package avnav.experiments.configuration;

import avnav.agent.latent.DistillationSettings;

/**
 * A recipe of {@code train senses}.
 *
 * @param policy file of the policy to be imitated
 * @param worldModel folder of the trained world model
 * @param samplerSteps network calls of each imagined frame, the planner's
 * @param walks at most so many of the train homes, spread evenly, and of the val homes likewise
 * @param depth how many frames are imagined one upon the other
 */
public record SensesConfig(
        String policy, String worldModel, int samplerSteps, int depth, int walks, DistillationSettings distillation) {

    public SensesConfig {
        if (samplerSteps < 1 || depth < 1 || walks < 1) {
            throw new IllegalArgumentException("samplerSteps (" + samplerSteps + "), depth (" + depth + ") and walks ("
                    + walks + ") must be at least 1.");
        }
    }
}
