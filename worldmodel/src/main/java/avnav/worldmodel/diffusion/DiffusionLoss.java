package avnav.worldmodel.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;

/**
 * Noises parts (visual, audio, reward) and compares a network's outputs with their targets; to be called inside a
 * gradient pass. All parts of a row share its step and have noises of their own. With variance logits a variational
 * term is added (Nichol and Dhariwal 2021, learned range; in bits per dimension, and at step 0 the likelihood of a
 * value in bins of 2/255 as for pixels in -1..1). It sees the predicted mean as a constant, so it trains the variance
 * alone. Letters: P parts, R rows.
 */
public final class DiffusionLoss implements AutoCloseable {

    /** Columns of the table that the kernels read, one row per row of the batch; loss.ts names them. */
    private static final int COLUMNS = 11;

    private final NDManager owner = TensorEngine.newScope();
    private final Kernels kernels = Kernels.compile(owner, KernelSource.resource(DiffusionLoss.class, "loss.ts"));
    private final NoiseSchedule schedule;
    private final Prediction prediction;
    private final double variationalWeight;

    /** @param variationalWeight of the variational term against the squared error; the paper's and NWM's is 1 */
    public DiffusionLoss(NoiseSchedule schedule, Prediction prediction, double variationalWeight) {
        if (!(variationalWeight >= 0) || Double.isInfinite(variationalWeight)) {
            throw new IllegalArgumentException(
                    "The weight of the variational term (" + variationalWeight + ") must be 0 or more.");
        }
        this.schedule = schedule;
        this.prediction = prediction;
        this.variationalWeight = variationalWeight;
    }

    /**
     * The network's input.
     *
     * @param start clean parts, each [R]...
     * @param noise of the same shapes
     * @param steps one per row
     */
    public NDList noised(NDManager scope, NDList start, NDList noise, int[] steps) {
        return kernels.call(scope, "noised", new NDList(table(scope, steps)), start, noise);
    }

    /** What the network should answer, per part. */
    public NDList targets(NDManager scope, NDList start, NDList noise, int[] steps) {
        return kernels.call(scope, "targets", new NDList(table(scope, steps)), start, noise);
    }

    /**
     * The loss and its parts.
     *
     * @param output P outputs, or P outputs and P tensors of variance logits; each of its part's shape
     * @param weights [P][R], of each row in each part
     * @return the loss: sum over parts of the mean over rows of weight * (squared error + variational weight * bits);
     *     then the rows' mean squared errors [P][R] and bits per dimension [P][R] (zeros without logits), unweighted
     */
    public NDList loss(NDManager scope, NDList start, NDList noise, NDList output, int[] steps, float[][] weights) {
        int parts = start.size();
        boolean learned = output.size() == 2 * parts;
        check(output.size(), parts, steps.length, weights);
        if (learned && prediction == Prediction.FLOW) {
            throw new IllegalArgumentException("A flow has no variance to learn.\nMaybe switch the network's off.");
        }
        float[] flat = new float[parts * steps.length];
        for (int p = 0; p < parts; p++) {
            System.arraycopy(weights[p], 0, flat, p * steps.length, steps.length);
        }
        NDList tensors = new NDList(
                table(scope, steps), Tensors.of(scope, flat, parts, steps.length), Tensors.scalar(scope, (float)
                        variationalWeight));
        NDList mean = new NDList(output.subList(0, parts));
        if (!learned) {
            return kernels.call(scope, "loss", tensors, start, noise, mean);
        }
        NDList logits = new NDList(output.subList(parts, output.size()));
        return kernels.call(scope, "variational_loss", tensors, start, noise, mean, logits);
    }

    private NDArray table(NDManager scope, int[] steps) {
        float[] table = new float[steps.length * COLUMNS];
        for (int row = 0; row < steps.length; row++) {
            int at = row * COLUMNS;
            NoiseLevel level = prediction.level(schedule, steps[row]);
            Blend target = prediction.target(level);
            Blend start = prediction.start(level);
            table[at++] = (float) level.signal();
            table[at++] = (float) level.noise();
            table[at++] = (float) target.first();
            table[at++] = (float) target.second();
            if (prediction != Prediction.FLOW) {
                Blend posterior = schedule.posteriorMean(steps[row]);
                table[at++] = (float) start.first();
                table[at++] = (float) start.second();
                table[at++] = (float) posterior.first();
                table[at++] = (float) posterior.second();
                table[at++] = (float) Math.log(schedule.beta(steps[row]));
                table[at++] = (float) schedule.logPosteriorVariance(steps[row]);
                table[at] = steps[row] == 0 ? 1 : 0;
            }
        }
        return Tensors.of(scope, table, steps.length, COLUMNS);
    }

    private static void check(int outputs, int parts, int rows, float[][] weights) {
        if (outputs != parts && outputs != 2 * parts) {
            throw new IllegalArgumentException("The network returned (" + outputs + ") tensors for " + parts
                    + " parts.\nMaybe one per part is missing, or the variance of some parts only.");
        }
        if (weights.length != parts) {
            throw new IllegalArgumentException(
                    "There are weights for (" + weights.length + ") of " + parts + " parts.");
        }
        for (float[] row : weights) {
            if (row.length != rows) {
                throw new IllegalArgumentException("A part has (" + row.length + ") weights for " + rows + " rows.");
            }
        }
    }

    @Override
    public void close() {
        kernels.close();
        owner.close();
    }
}
