package avnav.worldmodel.training;

import avnav.worldmodel.Displacement;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.cdit.CditContext;
import avnav.worldmodel.diffusion.StepDistribution;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Windows as plain arrays, row-major: {@code W} windows and {@code R} rows, one row per goal, the goals of a window
 * side by side. Not compared, not to be modified.
 *
 * @param contextVisual {@code [W][4][visual latent]}, oldest frame first
 * @param contextAudio {@code [W][4][auditory latent]}
 * @param contextMotion {@code [W][4][3]}: where each was taken, seen from the present; empty where that is not told
 * @param contextOfRow {@code [R]}
 * @param visual {@code [R][visual latent]}: what is to be foreseen
 * @param audio {@code [R][auditory latent]}
 * @param reward {@code [R][n]} as {@link avnav.worldmodel.RewardEncoding} has it
 * @param action {@code [R][4]}: metres forward, metres left, radians left, and 1 for STOP
 * @param offset {@code [R]} steps
 * @param visualWeight {@code [R]}: 0 where the frame is not known
 * @param audioWeight {@code [R]}: 0 where the sound is not known
 * @param rewardOnly {@code [R]}: rows whose frame and sound are not known at all, which stay 0 and are noised wholly
 */
record GoalBatch(
        LatentSizes sizes,
        int windows,
        int rewardNumbers,
        float[] contextVisual,
        float[] contextAudio,
        float[] contextMotion,
        int[] contextOfRow,
        float[] visual,
        float[] audio,
        float[] reward,
        float[] action,
        float[] offset,
        float[] visualWeight,
        float[] audioWeight,
        boolean[] rewardOnly) {

    /** Numbers of one row's action. */
    static final int ACTION = 4;

    static GoalBatch empty(LatentSizes sizes, int windows, int rows, CditContext context, int rewardNumbers) {
        return new GoalBatch(
                sizes,
                windows,
                rewardNumbers,
                new float[windows * context.frames() * sizes.visual()],
                new float[windows * context.frames() * sizes.audio()],
                new float[context.motion() ? windows * context.frames() * Displacement.NUMBERS : 0],
                new int[rows],
                new float[rows * sizes.visual()],
                new float[rows * sizes.audio()],
                new float[rows * rewardNumbers],
                new float[rows * ACTION],
                new float[rows],
                new float[rows],
                new float[rows],
                new boolean[rows]);
    }

    int rows() {
        return offset.length;
    }

    /** Adds noise to what the context shows and sounds like. */
    void noiseContext(double deviation, RandomGenerator random) {
        for (float[] latents : List.of(contextVisual, contextAudio)) {
            for (int i = 0; i < latents.length; i++) {
                latents[i] += (float) (deviation * random.nextGaussian());
            }
        }
    }

    /** A diffusion step for each row; those of which only the reward is known stand at the top. */
    int[] steps(StepDistribution distribution, int topStep, RandomGenerator random) {
        int[] steps = distribution.draw(rows(), random);
        for (int row = 0; row < steps.length; row++) {
            if (rewardOnly[row]) {
                steps[row] = topStep;
            }
        }
        return steps;
    }
}
