package avnav.agent.training;

import avnav.agent.policy.NetworkSettings;
import avnav.agent.ppo.ImitationSettings;
import avnav.agent.ppo.PpoSettings;

/**
 * A training run: imitation for some updates, then PPO for some more.
 *
 * @param environments N, simulators that run side by side
 * @param steps T of one rollout; an update sees N * T frames
 * @param threads simulators stepped at a time, and threads of one tensor operation while learning
 * @param mirror whether every second training episode is met in a mirror
 * @param checkpointEvery updates between checkpoints. Environments begin new episodes at each, so it is part of the
 *     result: counted in updates, not minutes, or a resumed run would not end with the same bits
 */
public record TrainingSettings(
        long seed,
        NetworkSettings network,
        int environments,
        int steps,
        int threads,
        boolean mirror,
        Imitation imitation,
        Reinforcement ppo,
        Watch validation,
        int checkpointEvery) {

    /**
     * The first stage, DAgger.
     *
     * @param epochs passes for each rollout: the first over itself, the others over as many sequences drawn from memory
     * @param remembered rollouts that are kept to draw from (DAgger's aggregated data); forgotten at each checkpoint
     * @param expertShare of the steps that the expert carries out itself, at the first update; falls to 0 in a line
     * @param expertUpdates updates after which the learner is alone
     * @param linearDecay whether the learning rate falls in a line to 0.1 of itself at the stage's end
     */
    public record Imitation(
            int updates,
            int epochs,
            int remembered,
            double expertShare,
            int expertUpdates,
            boolean linearDecay,
            ImitationSettings settings) {

        double shareAt(long update) {
            return expertShare * Math.max(0, 1 - (double) update / Math.max(1, expertUpdates));
        }

        double rateAt(long update) {
            return settings.learningRate() * (linearDecay ? 1 - 0.9 * update / updates : 1);
        }
    }

    /**
     * The second stage.
     *
     * @param linearDecay whether clip and learning rate fall in a line to 0, as in SoundSpaces
     */
    public record Reinforcement(int updates, boolean linearDecay, PpoSettings settings) {

        /** SoundSpaces' scheduler steps before the update: the last one has rate 0. */
        double rateAt(long update) {
            return settings.learningRate() * (linearDecay ? 1 - (update + 1.0) / updates : 1);
        }

        double clipAt(long update) {
            return settings.clip() * (linearDecay ? 1 - (double) update / updates : 1);
        }
    }

    /**
     * Validation while training.
     *
     * @param episodes of the validation split, spread over it
     * @param every updates between two validations
     */
    public record Watch(int episodes, int every) {}

    public TrainingSettings {
        if (environments < 1 || steps < 1 || threads < 1 || checkpointEvery < 1 || validation.every() < 1) {
            throw new IllegalArgumentException("Training needs environments (" + environments + "), steps (" + steps
                    + "), threads (" + threads + "), checkpointEvery (" + checkpointEvery
                    + ") and validation.every (" + validation.every() + ") of at least 1.");
        }
        if (imitation.updates() > 0 && environments % imitation.settings().minibatches() != 0) {
            throw new IllegalArgumentException("The environments (" + environments + ") must be a multiple of the "
                    + "imitation minibatches (" + imitation.settings().minibatches() + ").");
        }
        if (ppo.updates() > 0 && environments % ppo.settings().minibatches() != 0) {
            throw new IllegalArgumentException(
                    "The environments (" + environments + ") must be a multiple of the PPO minibatches ("
                            + ppo.settings().minibatches() + ").");
        }
    }

    /** Updates of both stages. */
    public int updates() {
        return imitation.updates() + ppo.updates();
    }

    public long framesPerUpdate() {
        return (long) environments * steps;
    }
}
