package avnav.worldmodel.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.cdit.Rows;
import avnav.worldmodel.diffusion.DiffusionLoss;
import avnav.worldmodel.diffusion.Noise;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/** One batch's loss: noises it, asks the network and compares the answers with what is known of each row. */
final class RowLosses {

    private final AvCdit network;
    private final DiffusionLoss loss;
    private final LossWeights weights;

    RowLosses(AvCdit network, DiffusionLoss loss, LossWeights weights) {
        this.network = network;
        this.loss = loss;
        this.weights = weights;
    }

    /**
     * A batch's loss.
     *
     * @param loss scalar to descend
     * @param means of the parts, over the rows that know them
     */
    record Result(NDArray loss, Losses means) {}

    /**
     * @param random gives the noises and is consumed
     * @param forward the network's answer, recorded or not
     */
    Result of(
            NDManager scope,
            GoalBatch batch,
            Modality modality,
            int[] steps,
            RandomGenerator random,
            BiFunction<NDManager, Rows, NDList> forward) {
        BatchTensors tensors = BatchTensors.of(scope, batch, modality, network);
        NDList noise = Noise.of(random).like(scope, tensors.start());
        NDList noised = loss.noised(scope, tensors.start(), noise, steps);
        NDList output = forward.apply(
                scope, tensors.rows(noised, steps, network.settings().actionNumbers()));
        float[][] rowWeights = rowWeights(batch, modality);
        NDList result = loss.loss(scope, tensors.start(), noise, output, steps, scaled(rowWeights, modality));
        return new Result(result.get(0), means(result.get(0), result.get(1), rowWeights, modality));
    }

    private static float[][] rowWeights(GoalBatch batch, Modality modality) {
        float[] reward = new float[batch.rows()];
        Arrays.fill(reward, 1);
        return switch (modality) {
            case VISUAL -> new float[][] {batch.visualWeight()};
            case AUDIO -> new float[][] {batch.audioWeight(), reward};
            case AUDIO_VISUAL -> new float[][] {batch.visualWeight(), batch.audioWeight(), reward};
        };
    }

    private float[][] scaled(float[][] rowWeights, Modality modality) {
        double[] factors =
                switch (modality) {
                    case VISUAL -> new double[] {weights.visual()};
                    case AUDIO -> new double[] {weights.audio(), weights.reward()};
                    case AUDIO_VISUAL -> new double[] {weights.visual(), weights.audio(), weights.reward()};
                };
        float[][] scaled = new float[rowWeights.length][];
        for (int part = 0; part < scaled.length; part++) {
            scaled[part] = rowWeights[part].clone();
            for (int row = 0; row < scaled[part].length; row++) {
                scaled[part][row] *= (float) factors[part];
            }
        }
        return scaled;
    }

    private static Losses means(NDArray total, NDArray errors, float[][] rowWeights, Modality modality) {
        float[] all = errors.toFloatArray();
        double[] means = new double[rowWeights.length];
        for (int part = 0; part < means.length; part++) {
            double sum = 0;
            double known = 0;
            for (int row = 0; row < rowWeights[part].length; row++) {
                sum += rowWeights[part][row] * all[part * rowWeights[part].length + row];
                known += rowWeights[part][row];
            }
            means[part] = known == 0 ? 0 : sum / known;
        }
        double whole = total.getFloat();
        return switch (modality) {
            case VISUAL -> new Losses(whole, means[0], 0, 0);
            case AUDIO -> new Losses(whole, 0, means[0], means[1]);
            case AUDIO_VISUAL -> new Losses(whole, means[0], means[1], means[2]);
        };
    }
}
