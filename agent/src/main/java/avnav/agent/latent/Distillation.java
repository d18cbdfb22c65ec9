package avnav.agent.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.agent.policy.ActorCritic;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.nn.AdamW;
import avnav.worldmodel.nn.AdamWSettings;
import avnav.worldmodel.nn.GradientPass;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.LearningRate;
import avnav.worldmodel.nn.NotFiniteException;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * Teaches {@link LatentSenses} to make of a frame's latents what the policy makes of the frame: same features, and through
 * the policy's own frozen memory, actor and critic the same action probabilities and value.
 */
public final class Distillation implements AutoCloseable {

    private static final int TOGETHER = 256;
    private static final double MAX_NORM = 1.0;

    private final ActorCritic teacher;
    private final LatentSenses student;
    private final Kernels losses;

    /** @param teacher its weights are frozen from now on */
    public Distillation(ActorCritic teacher, LatentSenses student) {
        this.teacher = teacher;
        this.student = student;
        teacher.parameters().setFrozen(true, name -> true);
        losses = Kernels.compile(student.scope(), KernelSource.resource(Distillation.class, "distillation.ts"));
    }

    /**
     * @param progress is told the step and its loss
     * @throws NotFiniteException when a loss or gradient is not finite
     */
    public void run(List<Example> examples, DistillationSettings settings, BiConsumer<Integer, Double> progress) {
        AdamW optimiser = new AdamW(student.parameters(), AdamWSettings.adam(1e-8));
        LearningRate rate =
                new LearningRate.WarmupCosine(settings.learningRate(), 0, settings.steps() / 20, settings.steps());
        for (int step = 0; step < settings.steps(); step++) {
            SplittableRandom random = new SplittableRandom(settings.seed() * 0x9e3779b97f4a7c15L + step);
            List<Example> batch = new ArrayList<>(settings.batch());
            for (int i = 0; i < settings.batch(); i++) {
                batch.add(examples.get(random.nextInt(examples.size())));
            }
            double loss;
            try (NDManager scope = TensorEngine.newScope(student.scope());
                    GradientPass pass = GradientPass.open()) {
                NDList out = compare(scope, batch, settings.valueWeight(), settings.featureWeight());
                loss = out.get(0).getFloat();
                if (!Double.isFinite(loss)) {
                    throw new NotFiniteException("loss", loss, step);
                }
                pass.backward(out.get(0));
            }
            optimiser.step(rate.at(step), MAX_NORM);
            progress.accept(step + 1, loss);
        }
    }

    /** How well the student stands in, over all given examples. */
    public Agreement measure(List<Example> examples) {
        double divergence = 0;
        double same = 0;
        double valueError = 0;
        for (int from = 0; from < examples.size(); from += TOGETHER) {
            List<Example> batch = examples.subList(from, Math.min(examples.size(), from + TOGETHER));
            try (NDManager scope = TensorEngine.newScope(student.scope())) {
                NDList out = compare(scope, batch, 0, 0);
                double share = batch.size() / (double) examples.size();
                divergence += share * out.get(1).getFloat();
                valueError += share * out.get(2).getFloat();
                same += share * out.get(4).getFloat();
            }
        }
        return new Agreement(examples.size(), divergence, same, Math.sqrt(valueError));
    }

    private NDList compare(NDManager scope, List<Example> batch, double valueWeight, double featureWeight) {
        int rows = batch.size();
        LatentSizes shape = student.shape();
        NDArray visual = Tensors.of(
                scope,
                stack(batch, shape.visual(), Example::visual),
                rows,
                shape.channels(),
                shape.height(),
                shape.width());
        NDArray audio = Tensors.of(scope, stack(batch, shape.audio(), Example::audio), rows, shape.audio());
        NDArray features = student.sense(scope, visual, audio);
        int width = teacher.senseWidth();
        int[] previous = batch.stream().mapToInt(e -> e.lesson().previous()).toArray();
        NDArray inputs = teacher.withPrevious(scope, features, previous);
        NDArray memory = Tensors.of(
                scope, stack(batch, teacher.memorySize(), e -> e.lesson().memory()), rows, teacher.memorySize());
        NDList answer = teacher.goOn(scope, inputs, memory);
        int actions = (int) answer.get(0).getShape().get(1);
        NDArray taught = Tensors.of(scope, stack(batch, width, e -> e.lesson().features()), rows, width);
        NDArray logits = Tensors.of(scope, stack(batch, actions, e -> e.lesson().logits()), rows, actions);
        NDArray value =
                Tensors.of(scope, stack(batch, 1, e -> new float[] {e.lesson().value()}), rows, 1);
        NDArray hyper = Tensors.of(scope, new double[] {valueWeight, featureWeight}, 2);
        return losses.call(
                scope,
                "distillation",
                new NDList(features, answer.get(0), answer.get(1), taught, logits, value, hyper));
    }

    private interface Part {
        float[] of(Example example);
    }

    private static float[] stack(List<Example> batch, int width, Part part) {
        float[] flat = new float[batch.size() * width];
        for (int row = 0; row < batch.size(); row++) {
            System.arraycopy(part.of(batch.get(row)), 0, flat, row * width, width);
        }
        return flat;
    }

    @Override
    public void close() {
        losses.close();
    }
}
