package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How well a codec returns segments it has not learnt from, through its continuous latents.
 *
 * @param wave mean square difference of unit-level waves
 * @param spectral multi-scale spectral loss
 * @param signalToNoiseDb {@code -10 log10(wave)}
 */
public record SoundValidation(double wave, double spectral, double signalToNoiseDb) {

    private static final int ROWS = 32;

    /** What the best codec has least of: the two reconstruction losses, weighted as in training. */
    double score(SoundLossWeights weights) {
        return weights.wave() * wave + weights.spectral() * spectral;
    }

    /** @param count segments looked at, spread evenly */
    static SoundValidation of(SoundStream codec, SoundSpectralLoss losses, SoundCorpus corpus, int count) {
        int[] chosen = spread(corpus.size(), count);
        double wave = 0;
        double spectral = 0;
        for (int from = 0; from < chosen.length; from += ROWS) {
            int rows = Math.min(ROWS, chosen.length - from);
            try (NDManager scope = TensorEngine.newScope(codec.scope())) {
                NDArray raw = batch(scope, codec.settings(), corpus, chosen, from, rows);
                NDArray truth = codec.kernels().one(scope, "unit_level", new NDList(raw));
                NDList z = new NDList(codec.kernels()
                        .one(
                                scope,
                                "shrink",
                                new NDList(truth),
                                codec.parameters().all()));
                NDArray made =
                        codec.kernels().one(scope, "grow", z, codec.parameters().all());
                wave += rows * (double) losses.wave(scope, truth, made).getFloat();
                spectral += rows * (double) losses.spectral(scope, truth, made).getFloat();
            }
        }
        double meanWave = wave / chosen.length;
        return new SoundValidation(meanWave, spectral / chosen.length, -10 * Math.log10(meanWave));
    }

    /**
     * Measures mean and deviation of each latent number over segments spread evenly, and makes the codec standardise by
     * them.
     */
    static void standardise(SoundStream codec, SoundCorpus corpus, int count) {
        int d = codec.settings().dimension();
        float[] ones = new float[d];
        Arrays.fill(ones, 1);
        codec.standardise(new float[d], ones);
        int[] chosen = spread(corpus.size(), count);
        double[] sum = new double[d];
        double[] squares = new double[d];
        long seen = 0;
        for (int from = 0; from < chosen.length; from += ROWS) {
            int rows = Math.min(ROWS, chosen.length - from);
            try (NDManager scope = TensorEngine.newScope(codec.scope())) {
                NDArray raw = batch(scope, codec.settings(), corpus, chosen, from, rows);
                float[] latents = codec.encode(scope, raw).toFloatArray();
                for (int i = 0; i < latents.length; i++) {
                    sum[i % d] += latents[i];
                    squares[i % d] += (double) latents[i] * latents[i];
                }
                seen += latents.length / d;
            }
        }
        float[] mean = new float[d];
        float[] deviation = new float[d];
        for (int i = 0; i < d; i++) {
            mean[i] = (float) (sum[i] / seen);
            double variance = squares[i] / seen - (double) mean[i] * mean[i];
            deviation[i] = (float) Math.max(1e-3, Math.sqrt(Math.max(0, variance)));
        }
        codec.standardise(mean, deviation);
    }

    private static int[] spread(int size, int count) {
        int chosen = Math.min(size, count);
        return IntStream.range(0, chosen)
                .map(i -> (int) ((long) i * size / chosen))
                .toArray();
    }

    private static NDArray batch(
            NDManager scope, SoundSettings settings, SoundCorpus corpus, int[] chosen, int from, int rows) {
        int samples = settings.segmentSamples();
        float[] flat = new float[rows * 2 * samples];
        for (int i = 0; i < rows; i++) {
            float[][] ears = corpus.segment(chosen[from + i]);
            System.arraycopy(ears[0], 0, flat, 2 * i * samples, samples);
            System.arraycopy(ears[1], 0, flat, (2 * i + 1) * samples, samples);
        }
        return Tensors.of(scope, flat, rows, 2, samples);
    }
}
