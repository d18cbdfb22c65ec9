package avnav.worldmodel.diffusion;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws samples from a denoising network, part by part alike. One step from the top returns the predicted x0 itself,
 * which for v and flow networks is the conditional mean. Without added noise (everything but ancestral and DDIM with
 * eta) the result is a function of the start noise. Keeps no state between samples; close it after the last one.
 */
public final class Sampler implements AutoCloseable {

    /** Sees the predicted x0 and the next state of each step; the tensors die with the step. */
    @FunctionalInterface
    interface Watcher {
        void saw(NDList start, NDList next);
    }

    private final NDManager owner = TensorEngine.newScope();
    private final Kernels kernels = Kernels.compile(owner, KernelSource.resource(Sampler.class, "sampler.ts"));
    private final List<SolverStep> steps;

    /** @throws IllegalArgumentException when the sampler does not fit what the network predicts */
    public Sampler(NoiseSchedule schedule, Prediction prediction, SamplerSettings settings) {
        this(new SolverPlan(schedule, prediction).steps(settings));
    }

    Sampler(List<SolverStep> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The steps at which the network is asked, noisiest first; training may visit them more often. */
    public List<Double> visitedSteps() {
        return steps.stream().map(SolverStep::networkStep).toList();
    }

    /**
     * @param scope receives the result; what a step makes besides is freed after it
     * @param startNoise standard normal parts, each [rows]...; not changed
     * @param random gives the noise that ancestral sampling and DDIM with eta add; the others draw nothing
     * @return the sampled parts, in the shapes of the start noise
     */
    public NDList sample(NDManager scope, Denoiser network, NDList startNoise, RandomGenerator random) {
        return sample(scope, network, startNoise, Noise.of(random));
    }

    /** The same with the added noise from anywhere; it is asked once per step that adds some. */
    public NDList sample(NDManager scope, Denoiser network, NDList startNoise, Noise noise) {
        return sample(scope, network, startNoise, noise, (start, next) -> {});
    }

    NDList sample(NDManager scope, Denoiser network, NDList startNoise, Noise noise, Watcher watcher) {
        NDList state = startNoise;
        NDList before = new NDList();
        for (SolverStep step : steps) {
            NDList start;
            NDList next;
            try (NDManager inner = TensorEngine.newScope(scope)) {
                NDList output = network.predict(inner, state, step.networkStep());
                checkCount(output.size(), state.size());
                NDList mean = new NDList(output.subList(0, state.size()));
                NDArray weights = weights(
                        inner, step.prediction().first(), step.prediction().second());
                start = kernels.call(inner, "blend", new NDList(weights), state, mean);
                next = step.isPredictedStart() ? start : advance(inner, step, state, start, before, output, noise);
                watcher.saw(start, next);
                start.attach(scope);
                next.attach(scope);
            }
            before.close();
            if (state != startNoise) {
                state.close();
            }
            before = next == start ? new NDList() : start;
            state = next;
        }
        before.close();
        return state;
    }

    private NDList advance(
            NDManager inner, SolverStep step, NDList state, NDList start, NDList before, NDList output, Noise noise) {
        if (step.before() != 0) {
            NDArray weights = weights(inner, step.state(), step.start(), step.before());
            return kernels.call(inner, "blend_three", new NDList(weights), state, start, before);
        }
        if (step.noise() == 0) {
            return kernels.call(inner, "blend", new NDList(weights(inner, step.state(), step.start())), state, start);
        }
        NDList fresh = noise.like(inner, state);
        if (step.hasLearnedVariance() && output.size() > state.size()) {
            NDList logits = new NDList(output.subList(state.size(), output.size()));
            NDArray range = weights(inner, step.logLargest(), step.logSmallest());
            NDList scaled = kernels.call(inner, "scale_by_variance", new NDList(range), fresh, logits);
            NDArray weights = weights(inner, step.state(), step.start(), 1);
            return kernels.call(inner, "blend_three", new NDList(weights), state, start, scaled);
        }
        NDArray weights = weights(inner, step.state(), step.start(), step.noise());
        return kernels.call(inner, "blend_three", new NDList(weights), state, start, fresh);
    }

    /** Float64 weights of no dimension: they neither widen the parts nor leave the device. */
    private static NDArray weights(NDManager scope, double... values) {
        return Tensors.of(scope, values, values.length);
    }

    private static void checkCount(int outputs, int parts) {
        if (outputs != parts && outputs != 2 * parts) {
            throw new IllegalArgumentException("The network returned (" + outputs + ") tensors for " + parts
                    + " parts.\nMaybe one per part is missing, or the variance of some parts only.");
        }
    }

    @Override
    public void close() {
        kernels.close();
        owner.close();
    }
}
