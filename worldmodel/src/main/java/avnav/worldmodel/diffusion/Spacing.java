package avnav.worldmodel.diffusion;

/**
 * Which of the training steps a sampler with fewer steps visits, by the names of diffusers. Only TRAILING always
 * starts at the top and never visits the cleanest step; it is the one to use.
 */
public enum Spacing {
    /** Equal steps down from the top. */
    TRAILING,
    /** Equal steps up from 0; the top is missing. */
    LEADING,
    /** Both ends and equal steps between. */
    LINSPACE;

    /**
     * Steps for DDIM, noisiest first.
     *
     * @param offset added to every LEADING step
     */
    int[] forDdim(int trainSteps, int count, int offset) {
        return switch (this) {
            case TRAILING -> trailing(trainSteps, count);
            case LEADING -> leading(trainSteps / count, count, 0, offset);
            case LINSPACE -> linspace(trainSteps, count, count);
        };
    }

    /** Steps for DPM-Solver: LEADING and LINSPACE lay out one step more and leave the cleanest away. */
    int[] forDpmSolver(int trainSteps, int count, int offset) {
        return switch (this) {
            case TRAILING -> trailing(trainSteps, count);
            case LEADING -> leading(trainSteps / (count + 1), count, 1, offset);
            case LINSPACE -> linspace(trainSteps, count + 1, count);
        };
    }

    /** Shares of noise for the straight path before any shift; LINSPACE ends at {@code lowest}. */
    double[] forFlow(int count, double lowest) {
        double last =
                switch (this) {
                    case TRAILING -> 1.0 / count;
                    case LINSPACE -> lowest;
                    case LEADING ->
                        throw new IllegalArgumentException("The spacing (LEADING) does not start at the top, "
                                + "where a flow starts.\nMaybe use TRAILING.");
                };
        double[] sigma = new double[count];
        for (int i = 0; i < count; i++) {
            sigma[i] = count == 1 ? 1 : 1 + (last - 1) * i / (count - 1);
        }
        return sigma;
    }

    private static int[] trailing(int trainSteps, int count) {
        int[] steps = new int[count];
        double stride = (double) trainSteps / count;
        for (int i = 0; i < count; i++) {
            steps[i] = (int) Math.rint(trainSteps - i * stride) - 1;
        }
        return steps;
    }

    private static int[] leading(int stride, int count, int from, int offset) {
        int[] steps = new int[count];
        for (int i = 0; i < count; i++) {
            steps[i] = (count - 1 - i + from) * stride + offset;
        }
        return steps;
    }

    private static int[] linspace(int trainSteps, int points, int count) {
        int[] steps = new int[count];
        for (int i = 0; i < count; i++) {
            double share = points == 1 ? 1 : (points - 1.0 - i) / (points - 1);
            steps[i] = (int) Math.rint((trainSteps - 1) * share);
        }
        return steps;
    }
}
