package avnav.worldmodel.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Tensors;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows that the data is normal with a mean per part and one variance, so its answer is exact: E[x0 | x] follows from
 * the noise level, and a sampler with many steps must end in that distribution.
 */
final class ToyNetwork implements Denoiser, AutoCloseable {

    private static final KernelSource TEXT =
            new KernelSource("  def line(self, w: Tensor, x: Tensor) -> Tensor:\n    return x * w[0] + w[1]\n");

    final List<Double> asked = new ArrayList<>();
    private final Kernels kernels;
    private final NoiseSchedule schedule;
    private final Prediction prediction;
    private final double variance;

    ToyNetwork(NDManager owner, NoiseSchedule schedule, Prediction prediction, double variance) {
        kernels = Kernels.compile(owner, TEXT);
        this.schedule = schedule;
        this.prediction = prediction;
        this.variance = variance;
    }

    static double mean(int part) {
        return part + 0.5;
    }

    /** Weights of E[x0 | x] = first * x + second. */
    Blend start(double step, int part) {
        NoiseLevel level = prediction == Prediction.FLOW
                ? NoiseLevel.ofSigma(step / schedule.steps())
                : schedule.level((int) step);
        double signal = level.signal();
        double gain = variance * signal / (variance * signal * signal + level.noise() * level.noise());
        return new Blend(gain, mean(part) * (1 - gain * signal));
    }

    @Override
    public NDList predict(NDManager scope, NDList x, double step) {
        asked.add(step);
        NoiseLevel level = prediction == Prediction.FLOW
                ? NoiseLevel.ofSigma(step / schedule.steps())
                : schedule.level((int) step);
        Blend inverse = prediction.start(level);
        NDList outputs = new NDList();
        for (int part = 0; part < x.size(); part++) {
            Blend start = start(step, part);
            double gain = (start.first() - inverse.first()) / inverse.second();
            NDArray weights = Tensors.of(scope, new double[] {gain, start.second() / inverse.second()}, 2);
            outputs.add(kernels.one(scope, "line", new NDList(weights, x.get(part))));
        }
        return outputs;
    }

    @Override
    public void close() {
        kernels.close();
    }
}
