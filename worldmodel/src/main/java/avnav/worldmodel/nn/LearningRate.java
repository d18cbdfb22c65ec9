package avnav.worldmodel.nn;

/** A learning rate (or any other number) that depends on how many steps are done. */
public sealed interface LearningRate {

    /** @param step 0 for the first optimiser step */
    double at(long step);

    /** The same rate for ever. */
    record Constant(double rate) implements LearningRate {
        @Override
        public double at(long step) {
            return rate;
        }
    }

    /** Falls in a straight line from {@code rate} to 0 at {@code steps}, and stays there. */
    record Linear(double rate, long steps) implements LearningRate {
        @Override
        public double at(long step) {
            return rate * Math.max(0, 1 - (double) step / steps);
        }
    }

    /** Rises in a straight line over {@code warmup} steps, then falls along half a cosine to {@code floor}. */
    record WarmupCosine(double rate, double floor, long warmup, long steps) implements LearningRate {
        @Override
        public double at(long step) {
            if (step < warmup) {
                return rate * (step + 1) / warmup;
            }
            double way = Math.min(1, (double) (step - warmup) / Math.max(1, steps - warmup));
            return floor + (rate - floor) * 0.5 * (1 + StrictMath.cos(Math.PI * way));
        }
    }
}
