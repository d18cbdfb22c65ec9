package avnav.agent.ppo;

/**
 * Proximal policy optimisation (Schulman et al. 2017) with SoundSpaces' names and meanings.
 *
 * @param clip of the probability ratio and of the value's move
 * @param epochs passes over a rollout
 * @param minibatches groups of whole environments per pass
 * @param valueWeight of the value loss, which itself has the factor 0.5
 * @param entropyWeight of the entropy bonus
 * @param learningRate of Adam before decay
 * @param adamEpsilon of Adam
 * @param maxGradientNorm limit of the gradient's L2 norm
 * @param discount gamma
 * @param trace tau of the generalised advantage
 * @param clipValue whether the value loss is clipped
 * @param normaliseAdvantages to mean 0 and sample deviation 1 over the whole rollout
 */
public record PpoSettings(
        double clip,
        int epochs,
        int minibatches,
        double valueWeight,
        double entropyWeight,
        double learningRate,
        double adamEpsilon,
        double maxGradientNorm,
        double discount,
        double trace,
        boolean clipValue,
        boolean normaliseAdvantages) {

    public PpoSettings {
        if (!(clip > 0 && clip < 1) || epochs < 1 || minibatches < 1 || !(learningRate > 0) || !(maxGradientNorm > 0)) {
            throw new IllegalArgumentException("PPO needs a clip (" + clip + ") in (0, 1), epochs (" + epochs
                    + ") and minibatches (" + minibatches + ") of at least 1, and a learning rate (" + learningRate
                    + ") and gradient norm (" + maxGradientNorm + ") above 0.");
        }
        if (!(discount >= 0 && discount <= 1 && trace >= 0 && trace <= 1)) {
            throw new IllegalArgumentException(
                    "The discount (" + discount + ") and trace (" + trace + ") must be in [0, 1].");
        }
    }

    /** The AV-Nav recipe with colour: {@code audiogoal_rgb.yaml}. */
    public static PpoSettings soundSpaces() {
        return new PpoSettings(0.1, 4, 1, 0.5, 0.20, 2.5e-4, 1e-5, 0.5, 0.99, 0.95, true, true);
    }
}
