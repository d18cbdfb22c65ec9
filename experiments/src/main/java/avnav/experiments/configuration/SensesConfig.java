package avnav.experiments.configuration;

import avnav.agent.latent.DistillationSettings;

/**
 * A recipe of {@code train senses}.
 *
 * @param policy file of the policy to be imitated
 * @param worldModel folder of the trained world model
 * @param samplerSteps network calls of each imagined frame, the planner's
 * @param depth how many frames are imagined one upon the other
 */
public record SensesConfig(
        String policy, String worldModel, int samplerSteps, int depth, DistillationSettings distillation) {

    public SensesConfig {
        if (samplerSteps < 1 || depth < 1) {
            throw new IllegalArgumentException(
                    "samplerSteps (" + samplerSteps + ") and depth (" + depth + ") must be at least 1.");
        }
    }
}
