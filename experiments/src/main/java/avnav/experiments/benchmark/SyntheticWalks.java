package avnav.experiments.benchmark;

import avnav.simbridge.Action;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.nn.HalfPrecision;
import avnav.worldmodel.training.LatentTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Walks straight to the source whose latents are noise: what speed needs of data. */
final class SyntheticWalks {

    private static final double STEP_METRES = 0.15;

    private SyntheticWalks() {}

    static List<LatentTrajectory> of(LatentSizes sizes, int count, int frames) {
        SplittableRandom random = new SplittableRandom(4);
        List<LatentTrajectory> walks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] action = new byte[frames];
            float[] geodesic = new float[frames];
            float[] outcome = new float[frames * Action.COUNT];
            for (int frame = 0; frame < frames; frame++) {
                action[frame] = (byte) (frame == 0 ? 255 : Action.MOVE_FORWARD.code());
                geodesic[frame] = (float) (STEP_METRES * (frames - 1 - frame));
                outcome[frame * Action.COUNT + Action.MOVE_FORWARD.code()] =
                        (float) (frame % 5 == 0 ? -STEP_METRES : STEP_METRES);
            }
            walks.add(new LatentTrajectory(
                    sizes,
                    "none",
                    noise(frames * sizes.visual(), random),
                    noise(frames * sizes.audio(), random),
                    action,
                    new double[4 * frames],
                    geodesic,
                    outcome));
        }
        return walks;
    }

    static LatentFrame frame(LatentSizes sizes, SplittableRandom random) {
        LatentFrame frame = new LatentFrame(new float[sizes.visual()], new float[sizes.audio()]);
        for (float[] latents : new float[][] {frame.visual(), frame.audio()}) {
            for (int i = 0; i < latents.length; i++) {
                latents[i] = (float) random.nextGaussian();
            }
        }
        return frame;
    }

    private static short[] noise(int count, SplittableRandom random) {
        short[] halves = new short[count];
        for (int i = 0; i < count; i++) {
            halves[i] = HalfPrecision.toFloat16((float) random.nextGaussian());
        }
        return halves;
    }
}
