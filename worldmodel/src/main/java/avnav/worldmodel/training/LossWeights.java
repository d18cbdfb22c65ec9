package avnav.worldmodel.training;

/** Of the three parts' losses in their sum; the paper adds them up with weights of 1. */
public record LossWeights(double visual, double audio, double reward) {

    public LossWeights {
        if (!(visual >= 0 && audio >= 0 && reward >= 0 && visual + audio + reward > 0)) {
            throw new IllegalArgumentException("The weights of the losses (" + visual + ", " + audio + ", " + reward
                    + ") must be at least 0, one of them above.");
        }
    }
}
