package avnav.agent.imagination;

import avnav.agent.policy.PolicyStep;
import avnav.simbridge.Action;
import avnav.worldmodel.LatentFrame;
import java.util.List;

/** What the policy makes of frames that were only imagined. Not thread-safe: one thread, one view. */
public interface ImaginedView {

    /**
     * @param frames {@code [R]} imagined
     * @param memory {@code [R][H]} of the policy before each frame
     * @param done {@code [R]} the action that leads to each frame
     */
    PolicyStep judge(List<LatentFrame> frames, float[][] memory, Action[] done);
}
