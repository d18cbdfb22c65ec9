package avnav.experiments.benchmark;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.worldmodel.FrameTarget;
import avnav.worldmodel.Imagined;
import avnav.worldmodel.LatentContext;
import avnav.worldmodel.LatentDynamics;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.Query;
import avnav.worldmodel.RewardEncoding;
import avnav.worldmodel.StartNoise;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.cdit.ForwardSpeed;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.nn.MatmulPeak;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.training.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How fast a network of given sizes foresees, as a share of the fastest matrix product of this machine in the same
 * precision. Weights are fresh: their values do not matter to the clock.
 */
public final class WorldModelBenchmark {

    private static final int[] ROWS = {1, 4, 9, 16, 32};
    private static final int LAYER = 9;
    private static final int BRANCHES = 3;
    private static final int[] SAMPLER_STEPS = {1, 2, 4, 8, 25};
    private static final double MEGA = 1e6;

    /** The block stack that figures are known of: width 256, depth 8, 25 target and 96 context tokens. */
    private static final CditSettings REFERENCE = new CditSettings(
            256,
            8,
            8,
            16,
            8,
            8,
            2,
            64,
            8,
            8,
            0,
            0,
            false,
            2,
            CditContext.consecutive(4),
            true,
            0.15,
            0.17,
            4,
            false,
            true,
            true);

    private final CditSettings network;
    private final TrainingSettings recipe;
    private final Precision precision;
    private final int calls;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * @param network sizes
     * @param recipe what the network predicts and how its rewards are encoded
     * @param precision of the products
     * @param calls of each median; samplers are called less often the more steps they make
     */
    public WorldModelBenchmark(CditSettings network, TrainingSettings recipe, Precision precision, int calls) {
        this.network = network;
        this.recipe = recipe;
        this.precision = precision;
        this.calls = calls;
    }

    /** Forward passes, the reference stack and samplers. */
    public List<Figure> measure() {
        MatmulPeak before = MatmulPeak.measure();
        double[] millis = new double[ROWS.length];
        try (AvCdit net = new AvCdit(network, precision, new SplittableRandom(1))) {
            add("weightMegabytes", net.parameters().count() * (precision == Precision.BFLOAT16 ? 2 : 4) / MEGA);
            ForwardSpeed speed = new ForwardSpeed(net, Modality.AUDIO_VISUAL, new SplittableRandom(2));
            for (int i = 0; i < ROWS.length; i++) {
                millis[i] = speed.millis(ROWS[i], calls);
            }
            sampling(net);
        }
        double reference = reference(precision);
        double wide = precision == Precision.FLOAT32 ? reference : reference(Precision.FLOAT32);
        MatmulPeak after = MatmulPeak.measure();
        double float32 = Math.max(before.float32Gflops(), after.float32Gflops());
        double peak =
                precision == Precision.FLOAT32 ? float32 : Math.max(before.bfloat16Gflops(), after.bfloat16Gflops());
        add("peakGflops", peak);
        add("peakGflops.float32", float32);
        for (int i = 0; i < ROWS.length; i++) {
            forward(".rows" + ROWS[i], network.flops(Modality.AUDIO_VISUAL, ROWS[i]), millis[i], peak);
            if (ROWS[i] == LAYER) {
                add("forwardPeakFraction", share(network.flops(Modality.AUDIO_VISUAL, LAYER), millis[i], peak));
            }
        }
        double flops = REFERENCE.flops(Modality.AUDIO_VISUAL, LAYER);
        forward(".rows" + LAYER + ".reference", flops, reference, peak);
        forward(".rows" + LAYER + ".reference.float32", flops, wide, float32);
        return figures;
    }

    private void forward(String suffix, double flops, double millis, double peakGflops) {
        add("forwardGflop" + suffix, flops * 1e-9);
        add("forwardMillis" + suffix, millis);
        add("forwardPeakFraction" + suffix, share(flops, millis, peakGflops));
    }

    /** Of the peak, if only the blocks' matrix products are counted; the clock counts everything. */
    private static double share(double flops, double millis, double peakGflops) {
        return flops / (millis * MEGA) / peakGflops;
    }

    private double reference(Precision products) {
        try (AvCdit net = new AvCdit(REFERENCE, products, new SplittableRandom(1))) {
            return new ForwardSpeed(net, Modality.AUDIO_VISUAL, new SplittableRandom(2)).millis(LAYER, calls);
        }
    }

    /** Layers of a search: nine actions on three contexts. */
    private void sampling(AvCdit net) {
        LatentDynamics dynamics = new LatentDynamics(net, rewards(), FrameTarget.WHOLE);
        List<LatentContext> contexts = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        for (int branch = 0; branch < LAYER / BRANCHES; branch++) {
            LatentFrame frame = SyntheticWalks.frame(sizes(network), random);
            contexts.add(LatentContext.beginning(frame, network.context().span()));
            for (Action action : List.of(Action.MOVE_FORWARD, Action.TURN_LEFT, Action.TURN_RIGHT)) {
                queries.add(Query.step(branch, action, Motion.AVWM));
            }
        }
        for (int steps : SAMPLER_STEPS) {
            int measured = Math.max(3, calls / steps);
            double[] millis = new double[measured];
            try (Sampler sampler = new Sampler(
                    NoiseSchedule.linear(), recipe.prediction(), SamplerSettings.fast(recipe.prediction(), steps))) {
                for (int call = -2; call < measured; call++) {
                    long start = System.nanoTime();
                    List<Imagined> layer = dynamics.imagine(
                            Modality.AUDIO_VISUAL, contexts, queries, sampler, StartNoise.SHARED, random);
                    millis[Math.max(0, call)] = (System.nanoTime() - start) * 1e-6;
                    if (layer.size() != LAYER) {
                        throw new IllegalStateException("A layer of (" + layer.size() + ") rows came back.");
                    }
                }
            }
            Arrays.sort(millis);
            add("samplingMillis.rows" + LAYER + ".steps" + steps, millis[measured / 2]);
        }
    }

    private RewardEncoding rewards() {
        return new RewardEncoding(recipe.reward(), List.of(0.01), List.of(0.07));
    }

    static LatentSizes sizes(CditSettings network) {
        return new LatentSizes(
                network.visualChannels(),
                network.visualHeight(),
                network.visualWidth(),
                network.audioLatents(),
                network.audioDimension(),
                network.cueLatents());
    }

    private void add(String key, double value) {
        figures.add(new Figure(key, value, Double.NaN));
    }
}
