package avnav.agent.ppo;

/**
 * Imitation of an expert on the learner's own states (DAgger: Ross, Gordon and Bagnell 2011), with the critic learning
 * the learner's own returns beside it.
 *
 * @param learningRate of Adam
 * @param stopWeight of a step at which the expert stops, against 1 for the others: it is one step in sixty
 * @param valueWeight of the value loss
 * @param entropyWeight of the entropy bonus
 * @param maxGradientNorm limit of the gradient's L2 norm
 * @param minibatches groups of whole sequences per pass
 * @param discount of the critic's returns
 * @param trace of the critic's returns
 */
public record ImitationSettings(
        double learningRate,
        double stopWeight,
        double valueWeight,
        double entropyWeight,
        double maxGradientNorm,
        int minibatches,
        double discount,
        double trace) {

    public ImitationSettings {
        if (!(learningRate > 0 && stopWeight > 0 && maxGradientNorm > 0) || minibatches < 1) {
            throw new IllegalArgumentException("Imitation needs a learning rate (" + learningRate + "), a stop weight ("
                    + stopWeight + ") and a gradient norm (" + maxGradientNorm
                    + ") above 0 and at least one minibatch ("
                    + minibatches + ").");
        }
    }
}
