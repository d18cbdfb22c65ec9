package avnav.worldmodel.codec;

/**
 * How a {@link SoundStream} is trained.
 *
 * @param seed of everything random
 * @param threads of tensor operations; results are repeatable for a fixed number
 * @param steps optimiser steps of the run
 * @param batch segments per step
 * @param codec sizes of the codec
 * @param discriminators their sizes
 * @param losses weights
 * @param spectralWindows of the spectral loss that each step draws; 6 are all
 * @param learningRate of the codec, after the warm-up; falls to a twentieth along half a cosine
 * @param warmupSteps of that rate
 * @param discriminatorRate learning rate of the discriminators, constant
 * @param adversarialFrom first step with discriminators; {@code steps} or more means none
 * @param averageDecay of the moving average of the codec's weights, which is what is validated and kept
 * @param codebookDecay of the codebooks' moving averages
 * @param quantisedShare of the rows whose latents are quantised (to a random depth) before decoding; the others pass as
 *     they are, because that is how the codec is used
 * @param gradientNorm limit of the L2 norm of the codec's gradient
 * @param validateEvery steps between validations
 * @param validationSegments looked at in each, spread over the validation split
 * @param checkpointEvery steps between checkpoints
 * @param logEvery steps between lines of the log
 */
public record SoundTrainingSettings(
        long seed,
        int threads,
        int steps,
        int batch,
        SoundSettings codec,
        SoundDiscriminatorSettings discriminators,
        SoundLossWeights losses,
        int spectralWindows,
        double learningRate,
        int warmupSteps,
        double discriminatorRate,
        int adversarialFrom,
        double averageDecay,
        double codebookDecay,
        double quantisedShare,
        double gradientNorm,
        int validateEvery,
        int validationSegments,
        int checkpointEvery,
        int logEvery) {

    public SoundTrainingSettings {
        requireAtLeast("threads", threads, 1);
        requireAtLeast("steps", steps, 1);
        requireAtLeast("batch", batch, 1);
        requireAtLeast("spectralWindows", spectralWindows, 1);
        requireAtLeast("warmupSteps", warmupSteps, 0);
        requireAtLeast("adversarialFrom", adversarialFrom, 0);
        requireAtLeast("validateEvery", validateEvery, 1);
        requireAtLeast("validationSegments", validationSegments, 1);
        requireAtLeast("checkpointEvery", checkpointEvery, 1);
        requireAtLeast("logEvery", logEvery, 1);
        requireWithin("learningRate", learningRate, 1);
        requireWithin("discriminatorRate", discriminatorRate, 1);
        requireWithin("averageDecay", averageDecay, 0.999999);
        requireWithin("codebookDecay", codebookDecay, 0.999999);
        requireWithin("quantisedShare", quantisedShare, 1);
        requireWithin("gradientNorm", gradientNorm, 1e9);
        if (batch * (long) codec.latents() < codec.codebookSize()) {
            throw new IllegalArgumentException("A batch of (" + batch + ") sound segments has fewer latents than the ("
                    + codec.codebookSize() + ") vectors of a codebook.\nMaybe use a larger batch.");
        }
    }

    private static void requireAtLeast(String key, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "The sound training's " + key + " (" + value + ") must be at least " + least + ".");
        }
    }

    private static void requireWithin(String key, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "The sound training's " + key + " (" + value + ") must lie in [0, " + most + "].");
        }
    }
}
