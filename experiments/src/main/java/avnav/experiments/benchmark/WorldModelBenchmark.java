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
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.cdit.ForwardSpeed;
import avnav.worldmodel.cdit.Modality;
import avnav.worldmodel.cdit.Precision;
import avnav.worldmodel.diffusion.NoiseSchedule;
import avnav.worldmodel.diffusion.Sampler;
import avnav.worldmodel.diffusion.SamplerSettings;
import avnav.worldmodel.nn.MatmulPeak;
import avnav.worldmodel.training.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

    private final CditSettings network;
    private final TrainingSettings recipe;
    private final int calls;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * @param network sizes
     * @param recipe what the network predicts and how its rewards are encoded
     * @param calls of each median; samplers are called less often the more steps they make
     */
    public WorldModelBenchmark(CditSettings network, TrainingSettings recipe, int calls) {
        this.network = network;
        this.recipe = recipe;
        this.calls = calls;
    }

    /** Forward passes, the reference stack and samplers. */
    public List<Figure> measure() {
        Precision precision = Precision.fastest();
        MatmulPeak peak = MatmulPeak.measure();
        double best = of(peak, precision);
        add("peakGflops", best);
        add("peakGflops.float32", peak.float32Gflops());
        try (AvCdit net = new AvCdit(network, precision, new SplittableRandom(1))) {
            add("weightMegabytes", net.parameters().count() * (precision == Precision.BFLOAT16 ? 2 : 4) / MEGA);
            forward(net, best);
            sampling(net);
        }
        reference(precision, best, ".reference");
        if (precision != Precision.FLOAT32) {
            reference(Precision.FLOAT32, peak.float32Gflops(), ".reference.float32");
        }
        return figures;
    }

    private static double of(MatmulPeak peak, Precision precision) {
        return precision == Precision.BFLOAT16 ? peak.bfloat16Gflops() : peak.float32Gflops();
    }

    private void forward(AvCdit net, double peakGflops) {
        ForwardSpeed speed = new ForwardSpeed(net, Modality.AUDIO_VISUAL, new SplittableRandom(2));
        for (int rows : ROWS) {
            double millis = speed.millis(rows, calls);
            add("forwardMillis.rows" + rows, millis);
            double share = network.flops(Modality.AUDIO_VISUAL, rows) / (millis * MEGA) / peakGflops;
            add("forwardPeakFraction.rows" + rows, share);
            if (rows == LAYER) {
                add("forwardGflop.rows" + rows, network.flops(Modality.AUDIO_VISUAL, rows) * 1e-9);
                add("forwardPeakFraction", share);
            }
        }
    }

    /** The block stack that issue 5 gives figures of: 14.4 M weights, 25 target and 96 context tokens. */
    private void reference(Precision precision, double peakGflops, String suffix) {
        CditSettings stack =
                new CditSettings(256, 8, 8, 16, 8, 8, 2, 64, 8, 8, 2, 4, true, 0.15, 0.17, 4, false, true, true);
        try (AvCdit net = new AvCdit(stack, precision, new SplittableRandom(1))) {
            double millis = new ForwardSpeed(net, Modality.AUDIO_VISUAL, new SplittableRandom(2)).millis(LAYER, calls);
            add("forwardMillis.rows" + LAYER + suffix, millis);
            double gflops = stack.flops(Modality.AUDIO_VISUAL, LAYER) / (millis * MEGA);
            add("forwardPeakFraction" + suffix, gflops / peakGflops);
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
            contexts.add(new LatentContext(Collections.nCopies(network.contextFrames(), frame)));
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
                network.audioDimension());
    }

    private void add(String key, double value) {
        figures.add(new Figure(key, value, Double.NaN));
    }
}
