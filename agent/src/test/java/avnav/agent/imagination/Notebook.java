package avnav.agent.imagination;

import avnav.agent.policy.PolicyStep;
import avnav.simbridge.Action;
import avnav.worldmodel.LatentFrame;
import java.util.ArrayList;
import java.util.List;

/** Notes what it is shown; memory becomes the first number of the frame, value the memory before. */
final class Notebook implements ImaginedView {
    final List<LatentFrame> frames = new ArrayList<>();
    final List<float[]> memories = new ArrayList<>();
    final List<Action> actions = new ArrayList<>();

    @Override
    public PolicyStep judge(List<LatentFrame> seen, float[][] memory, Action[] done) {
        frames.addAll(seen);
        memories.addAll(List.of(memory));
        actions.addAll(List.of(done));
        float[] value = new float[seen.size()];
        float[][] after = new float[seen.size()][];
        for (int row = 0; row < value.length; row++) {
            value[row] = memory[row][0];
            after[row] = new float[] {seen.get(row).visual()[0]};
        }
        return new PolicyStep(new float[seen.size()][Action.COUNT], value, after);
    }
}
