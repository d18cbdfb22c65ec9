package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.AdamWSettings;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.LearningRate;
import avnav.worldmodel.nn.MovingAverage;
import avnav.worldmodel.nn.NotFiniteException;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.SplittableRandom;

/** The codec in training, its discriminators and both optimisers: everything that one step moves. */
final class SoundLearner implements AutoCloseable {

    /** As in HiFi-GAN and its followers; the usual 0.9 makes the two players chase each other. */
    private static final AdamWSettings ADAM = new AdamWSettings(0.8, 0.99, 1e-8, 0);

    private static final double RATE_FLOOR = 0.05;

    private final SoundTrainingSettings settings;
    private final SoundStream codec;
    private final SoundSpectralLoss losses;
    private final SoundDiscriminators judges;
    private final AdamW codecOptimiser;
    private final AdamW judgesOptimiser;
    private final MovingAverage average;
    private final LearningRate rate;

    SoundLearner(SoundTrainingSettings settings) {
        this.settings = settings;
        codec = new SoundStream(settings.codec(), new SplittableRandom(settings.seed()));
        losses = new SoundSpectralLoss(codec.scope());
        SplittableRandom random = new SplittableRandom(settings.seed() + 1);
        judges = new SoundDiscriminators(codec.scope(), settings.discriminators(), random);
        codecOptimiser = new AdamW(codec.parameters(), ADAM);
        judgesOptimiser = new AdamW(judges.parameters(), ADAM);
        average = new MovingAverage(codec.parameters(), settings.averageDecay());
        double top = settings.learningRate();
        rate = new LearningRate.WarmupCosine(top, RATE_FLOOR * top, settings.warmupSteps(), settings.steps());
    }

    SoundStream codec() {
        return codec;
    }

    Parameters judges() {
        return judges.parameters();
    }

    AdamW codecOptimiser() {
        return codecOptimiser;
    }

    AdamW judgesOptimiser() {
        return judgesOptimiser;
    }

    MovingAverage average() {
        return average;
    }

    /**
     * One step of the codec and, when they are on, of the discriminators.
     *
     * @param segments {@code [batch][2][samples]} flattened
     * @param random of this step alone
     * @throws NotFiniteException when a loss or gradient is not finite
     */
    SoundLosses step(int step, float[] segments, SplittableRandom random) {
        try (NDManager scope = TensorEngine.newScope(codec.scope())) {
            NDArray raw = Tensors.of(
                    scope, segments, settings.batch(), 2, settings.codec().segmentSamples());
            NDArray truth = codec.kernels().one(scope, "unit_level", new NDList(raw));
            NDArray depth = depths(scope, random);
            if (step == 0) {
                NDArray z = codec.kernels()
                        .one(
                                scope,
                                "shrink",
                                new NDList(truth),
                                codec.parameters().all());
                codec.quantiser().start(z, random);
            }
            boolean adversarial = step >= settings.adversarialFrom();
            Pass pass = codecPass(scope, truth, depth, adversarial, random);
            float[] parts = pass.parts();
            requireFinite(parts, step);
            double norm = codecOptimiser.step(rate.at(step), settings.gradientNorm());
            average.update();
            long revived = 0;
            for (long count : codec.quantiser().observe(pass.z(), depth, settings.codebookDecay(), random)) {
                revived += count;
            }
            double discriminator = adversarial ? judgesStep(scope, truth, pass.made(), step) : 0;
            return new SoundLosses(
                    parts[5], parts[0], parts[1], parts[2], norm, revived, parts[3], parts[4], discriminator);
        }
    }

    /** @param parts wave, spectral, commitment, adversarial, matching, total */
    private record Pass(NDArray z, NDArray made, float[] parts) {}

    private Pass codecPass(
            NDManager scope, NDArray truth, NDArray depth, boolean adversarial, SplittableRandom random) {
        Parameters weights = codec.parameters();
        SoundLossWeights w = settings.losses();
        try (GradientPass pass = GradientPass.open()) {
            NDArray z = codec.kernels().one(scope, "shrink", new NDList(truth), weights.all());
            NDList quantised = codec.quantiser().quantise(scope, z, depth);
            NDArray made = codec.kernels().one(scope, "grow", new NDList(quantised.get(0)), weights.all());
            NDList parts = new NDList(
                    losses.wave(scope, truth, made),
                    losses.spectral(scope, truth, made, settings.spectralWindows(), random),
                    quantised.get(1));
            float[] factors = {(float) w.wave(), (float) w.spectral(), (float) w.commitment()};
            if (adversarial) {
                parts.addAll(judges.persuade(scope, truth, made));
                factors =
                        new float[] {factors[0], factors[1], factors[2], (float) w.adversarial(), (float) w.matching()};
            }
            NDArray total = losses.weigh(scope, Tensors.of(scope, factors, factors.length), parts);
            pass.backward(total);
            float[] values = new float[6];
            for (int i = 0; i < parts.size(); i++) {
                values[i] = parts.get(i).getFloat();
            }
            values[5] = total.getFloat();
            return new Pass(z, made, values);
        }
    }

    private double judgesStep(NDManager scope, NDArray truth, NDArray made, int step) {
        float loss;
        try (GradientPass pass = GradientPass.open()) {
            NDArray hinge = judges.discriminate(scope, truth, made);
            pass.backward(hinge);
            loss = hinge.getFloat();
        }
        requireFinite(new float[] {loss}, step);
        judgesOptimiser.step(settings.discriminatorRate(), Double.POSITIVE_INFINITY);
        return loss;
    }

    private void requireFinite(float[] values, int step) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                codecOptimiser.zeroGradients();
                throw new NotFiniteException("sound codec's loss", value, step);
            }
        }
    }

    /** Quantisers in use per row: 0 for those that pass as they are, else 1 to all of them alike. */
    private NDArray depths(NDManager scope, SplittableRandom random) {
        float[] depths = new float[settings.batch()];
        for (int i = 0; i < depths.length; i++) {
            boolean quantised = random.nextDouble() < settings.quantisedShare();
            int depth = 1 + random.nextInt(settings.codec().quantisers());
            depths[i] = quantised ? depth : 0;
        }
        return Tensors.of(scope, depths, depths.length);
    }

    @Override
    public void close() {
        losses.close();
        judges.close();
        codec.close();
    }
}
