package avnav.worldmodel.training;

import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.diffusion.Prediction;
import java.util.List;

/**
 * Everything that decides how AV-CDiT is trained, but for its size and its data.
 *
 * @param seed of the order of data, noises and diffusion steps: each step draws from a generator named after itself
 * @param threads of one tensor operation; another number changes the last bits
 * @param prediction what the network's output means: EPSILON is the paper's, VELOCITY does better in few steps
 * @param variationalWeight of the variance's term, where the network learns a variance
 * @param target what of a frame is diffused: FRAME is the paper's, CHANGE learns to move things sooner
 * @param contextNoise deviation of noise on the latents of the context, which are standardised: against learning walks by
 *     heart; 0 is the paper's
 * @param stages in their order; the paper's three, or JOINT alone as the ablation without stages
 * @param logEvery steps per line of the log, which holds their mean losses
 * @param checkpointMinutes between two checkpoints; a stage and a validation end with one too
 */
public record TrainingSettings(
        long seed,
        int threads,
        Prediction prediction,
        double variationalWeight,
        RewardEncoding.Kind reward,
        FrameTarget.Kind target,
        WindowSettings windows,
        double contextNoise,
        LossWeights weights,
        OptimiserSettings optimiser,
        List<StageSettings> stages,
        WatchSettings validation,
        int logEvery,
        double checkpointMinutes) {

    private static final double MOST_NOISE = 1;

    public TrainingSettings {
        stages = List.copyOf(stages);
        if (!(contextNoise >= 0) || contextNoise > MOST_NOISE) {
            throw new IllegalArgumentException("The contextNoise (" + contextNoise + ") must be from 0 to " + MOST_NOISE
                    + ", the deviation of the latents themselves.");
        }
        if (threads < 1 || stages.isEmpty() || logEvery < 1 || !(checkpointMinutes > 0)) {
            throw new IllegalArgumentException("Training needs threads (" + threads + ") and logEvery (" + logEvery
                    + ") of at least 1, checkpointMinutes (" + checkpointMinutes + ") above 0 and at least one stage ("
                    + stages.size() + ").");
        }
    }
}
