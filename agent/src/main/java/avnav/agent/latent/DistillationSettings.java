package avnav.agent.latent;

/**
 * How the senses for latents are distilled.
 *
 * @param steps optimiser steps
 * @param batch examples of a step
 * @param learningRate highest, after a warm-up of a twentieth of the steps; it falls along half a cosine
 * @param valueWeight of the squared error of the value, in squared reward units
 * @param featureWeight of the squared error of the features
 */
public record DistillationSettings(
        long seed, int steps, int batch, double learningRate, double valueWeight, double featureWeight) {

    public DistillationSettings {
        if (steps < 1 || batch < 1 || !(learningRate > 0) || !(valueWeight >= 0) || !(featureWeight >= 0)) {
            throw new IllegalArgumentException("Distillation needs at least 1 step (" + steps
                    + ") of at least 1 example ("
                    + batch + "), a learning rate (" + learningRate + ") above 0 and weights (" + valueWeight + ", "
                    + featureWeight + ") not below 0.");
        }
    }
}
