package avnav.agent.imagination;

import avnav.agent.imagination.DecisionClock.Part;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Percept;
import avnav.agent.policy.PolicyRows;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.Senses;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.SoundRendering;
import java.util.ArrayList;
import java.util.List;

/** Decodes every imagined frame to pixels and samples and shows them to the policy as it is. */
public final class PixelView implements ImaginedView {

    private static final float[] NO_DEPTH = new float[0];

    private final FrameCodec codec;
    private final SoundRendering sound;
    private final ActorCritic policy;
    private final Senses senses;
    private final int side;
    private final int sampleRateHz;
    private final DecisionClock clock;

    /**
     * @param senses of the policy, used by this thread alone
     * @param side of the decoded image, pixels
     */
    public PixelView(
            FrameCodec codec,
            SoundRendering sound,
            ActorCritic policy,
            Senses senses,
            int side,
            int sampleRateHz,
            DecisionClock clock) {
        this.codec = codec;
        this.sound = sound;
        this.policy = policy;
        this.senses = senses;
        this.side = side;
        this.sampleRateHz = sampleRateHz;
        this.clock = clock;
    }

    @Override
    public PolicyStep judge(List<LatentFrame> frames, float[][] memory, Action[] done) {
        List<Percept> percepts = clock.time(Part.DECODE, () -> perceive(frames));
        return clock.time(Part.POLICY, () -> policy.act(PolicyRows.after(percepts, memory, done)));
    }

    private List<Percept> perceive(List<LatentFrame> frames) {
        List<byte[]> images = codec.images(frames);
        List<float[][]> sounds = sound.of(codec, frames);
        List<Percept> percepts = new ArrayList<>(frames.size());
        for (int row = 0; row < frames.size(); row++) {
            percepts.add(
                    senses.of(new Observation(side, side, images.get(row), NO_DEPTH, sounds.get(row), sampleRateHz)));
        }
        return percepts;
    }
}
