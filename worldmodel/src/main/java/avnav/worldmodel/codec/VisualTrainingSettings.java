package avnav.worldmodel.codec;

import avnav.worldmodel.nn.Precision;

/**
 * A training run of the visual autoencoder.
 *
 * @param seed of starting weights, batches and noise
 * @param principalStart whether the network starts as the linear codec of its blocks' principal components; only
 *     without attention and with one level, whose groups have an even number of channels
 * @param bfloat16 whether convolutions may round to bfloat16 while training, on machines that are faster at it
 * @param steps of the optimiser; the learning rate falls along half a cosine to a fiftieth
 * @param batch images per step
 * @param cropSide side of the random crops of the first steps, pixels; a multiple of the reduction
 * @param cropSteps steps on crops; whole frames after them
 * @param warmup steps over which the learning rate rises
 * @param gradientNorm limit of the gradients' L2 norm
 * @param average decay of the weights' moving average, which is what is validated and kept
 * @param validateEvery steps between validations; log lines too are that far apart at most
 * @param validationImages frames of the validation homes
 */
public record VisualTrainingSettings(
        long seed,
        VisualSettings network,
        boolean principalStart,
        boolean bfloat16,
        int steps,
        int batch,
        int cropSide,
        int cropSteps,
        double learningRate,
        int warmup,
        double gradientNorm,
        double average,
        LossWeights loss,
        int validateEvery,
        int validationImages) {

    /**
     * What is minimised, on pixels in -1..1; every part is a mean, so the weights do not depend on sizes.
     *
     * @param l1 of the absolute error
     * @param mse of the squared error
     * @param edge of the absolute error of differences between neighbours, across and down
     * @param kl of the divergence from the standard normal, per latent number
     */
    public record LossWeights(double l1, double mse, double edge, double kl) {

        public LossWeights {
            if (!(l1 >= 0 && mse >= 0 && edge >= 0 && kl >= 0 && l1 + mse > 0)) {
                throw new IllegalArgumentException("The loss weights l1 (" + l1 + "), mse (" + mse + "), edge (" + edge
                        + ") and kl (" + kl + ") must not be negative, nor l1 and mse both 0.\n"
                        + "Maybe a weight was left out.");
            }
        }
    }

    public VisualTrainingSettings {
        if (steps < 1 || batch < 1 || warmup < 0 || validateEvery < 1 || validationImages < 1 || cropSteps < 0) {
            throw new IllegalArgumentException("Training needs steps (" + steps + "), batch (" + batch
                    + "), validateEvery (" + validateEvery + ") and validationImages (" + validationImages
                    + ") of at least 1, warmup (" + warmup + ") and cropSteps (" + cropSteps
                    + ") not below 0.\nMaybe a setting was left out.");
        }
        if (!(learningRate > 0 && gradientNorm > 0 && average >= 0 && average < 1)) {
            throw new IllegalArgumentException("Training needs learningRate (" + learningRate + ") and gradientNorm ("
                    + gradientNorm + ") above 0 and average (" + average
                    + ") in [0, 1).\nMaybe a setting was left out.");
        }
        if (principalStart && !VisualStart.fits(network)) {
            throw new IllegalArgumentException(
                    "A network of " + network
                            + " cannot start from principal components.\nMaybe set principalStart to false, or give it one level.");
        }
        if (cropSteps > 0 && (cropSide < 1 || cropSide > network.side() || cropSide % network.reduction() != 0)) {
            throw new IllegalArgumentException("The cropSide (" + cropSide + ") must be a multiple of the reduction ("
                    + network.reduction() + ") up to the image side (" + network.side()
                    + ").\nMaybe set cropSteps to 0.");
        }
    }

    int sideAt(int step) {
        return step < cropSteps ? cropSide : network.side();
    }

    Precision precision() {
        return bfloat16 ? Precision.fastest() : Precision.FLOAT32;
    }
}
