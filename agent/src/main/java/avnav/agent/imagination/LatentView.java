package avnav.agent.imagination;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.agent.imagination.DecisionClock.Part;
import avnav.agent.latent.LatentSenses;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyStep;
import avnav.simbridge.Action;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads latents with senses that were distilled from the policy's, and goes on with its memory, actor and critic. */
public final class LatentView implements ImaginedView {

    private final LatentSenses senses;
    private final ActorCritic policy;
    private final DecisionClock clock;

    /** @param senses distilled from this very policy */
    public LatentView(LatentSenses senses, ActorCritic policy, DecisionClock clock) {
        this.senses = senses;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public PolicyStep judge(List<LatentFrame> frames, float[][] memory, Action[] done) {
        return clock.time(Part.POLICY, () -> {
            try (NDManager scope = TensorEngine.newScope(policy.scope())) {
                return read(scope, frames, memory, done);
            }
        });
    }

    private PolicyStep read(NDManager scope, List<LatentFrame> frames, float[][] memory, Action[] done) {
        LatentSizes shape = senses.shape();
        int rows = frames.size();
        NDArray visual = Tensors.of(
                scope, stacked(frames, LatentFrame::visual), rows, shape.channels(), shape.height(), shape.width());
        NDArray audio = Tensors.of(scope, stacked(frames, LatentFrame::audio), rows, shape.audio());
        NDArray features = policy.withPrevious(
                scope,
                senses.sense(scope, visual, audio),
                Arrays.stream(done).mapToInt(Action::code).toArray());
        NDArray before = Tensors.of(scope, stacked(List.of(memory), m -> m), rows, policy.memorySize());
        NDList answer = policy.goOn(scope, features, before);
        return new PolicyStep(rows(answer.get(0), rows), answer.get(1).toFloatArray(), rows(answer.get(2), rows));
    }

    private static <T> float[] stacked(List<T> items, Function<T, float[]> part) {
        int width = part.apply(items.get(0)).length;
        float[] flat = new float[items.size() * width];
        for (int row = 0; row < items.size(); row++) {
            System.arraycopy(part.apply(items.get(row)), 0, flat, row * width, width);
        }
        return flat;
    }

    private static float[][] rows(NDArray tensor, int count) {
        float[] flat = tensor.toFloatArray();
        int width = flat.length / count;
        float[][] rows = new float[count][];
        for (int row = 0; row < count; row++) {
            rows[row] = Arrays.copyOfRange(flat, row * width, (row + 1) * width);
        }
        return rows;
    }
}
