package avnav.worldmodel.training;

import avnav.simbridge.Action;
import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.nn.HalfPrecision;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Walks along a corridor from x = 0 to x = 4 m with the source at x = 3, whose latents are simple functions of the pose:
 * a world that a tiny network can learn. Beyond the ends nothing moves.
 */
final class ToyWalks {

    static final LatentSizes SIZES = new LatentSizes(2, 2, 2, 4, 3);
    static final Motion MOTION = Motion.AVWM;

    private static final double SOURCE = 3;
    private static final double LENGTH = 4;

    private ToyWalks() {}

    static List<LatentTrajectory> walks(int count, int frames, long seed) {
        List<LatentTrajectory> walks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            Action[] actions = new Action[frames - 1];
            for (int k = 0; k < actions.length; k++) {
                int draw = random.nextInt(10);
                actions[k] = draw < 6 ? Action.MOVE_FORWARD : draw < 8 ? Action.TURN_LEFT : Action.TURN_RIGHT;
            }
            walks.add(walk(random.nextDouble() * LENGTH, random.nextInt(36), actions));
        }
        return walks;
    }

    /** @param heading in turns of 10 degrees to the left of +X, along which the distance falls */
    static LatentTrajectory walk(double x, int heading, Action... actions) {
        int frames = actions.length + 1;
        short[] visual = new short[frames * SIZES.visual()];
        short[] audio = new short[frames * SIZES.audio()];
        byte[] action = new byte[frames];
        double[] pose = new double[4 * frames];
        float[] geodesic = new float[frames];
        float[] outcome = new float[frames * Action.COUNT];
        action[0] = (byte) 255;
        double at = x;
        int turn = heading;
        for (int i = 0; i < frames; i++) {
            if (i > 0) {
                action[i] = (byte) actions[i - 1].code();
                at = actions[i - 1] == Action.MOVE_FORWARD ? ahead(at, turn) : at;
                turn += actions[i - 1] == Action.TURN_LEFT ? 1 : actions[i - 1] == Action.TURN_RIGHT ? -1 : 0;
            }
            // Forward at yaw 0 is -Z; the corridor's +X is a quarter turn to the right of it.
            Pose here = new Pose(at, 0, 0, Math.toRadians(10 * turn - 90));
            System.arraycopy(new double[] {here.x(), 0, 0, here.yawRadians()}, 0, pose, 4 * i, 4);
            geodesic[i] = (float) Math.abs(at - SOURCE);
            outcome[i * Action.COUNT + Action.MOVE_FORWARD.code()] =
                    (float) (geodesic[i] - Math.abs(ahead(at, turn) - SOURCE));
            double angle = Math.toRadians(10 * turn);
            for (int k = 0; k < SIZES.visual(); k++) {
                visual[i * SIZES.visual() + k] =
                        HalfPrecision.toFloat16((float) (k % 2 == 0 ? Math.cos(angle) : Math.sin(angle)));
            }
            for (int k = 0; k < SIZES.audio(); k++) {
                audio[i * SIZES.audio() + k] =
                        HalfPrecision.toFloat16((float) (k % 3 == 0 ? geodesic[i] - 1 : at - SOURCE));
            }
        }
        return new LatentTrajectory(SIZES, "toy", visual, audio, action, pose, geodesic, outcome);
    }

    /** The same walk with random latents of other sizes. */
    static LatentTrajectory withLatents(LatentTrajectory walk, LatentSizes sizes, SplittableRandom random) {
        int frames = walk.frames();
        byte[] action = new byte[frames];
        double[] pose = new double[4 * frames];
        float[] geodesic = new float[frames];
        float[] outcome = new float[frames * Action.COUNT];
        for (int i = 0; i < frames; i++) {
            action[i] = i == 0 ? (byte) 255 : (byte) walk.actionInto(i).code();
            Pose at = walk.pose(i);
            System.arraycopy(new double[] {at.x(), at.y(), at.z(), at.yawRadians()}, 0, pose, 4 * i, 4);
            geodesic[i] = walk.geodesic(i);
            for (Action taken : Action.values()) {
                outcome[i * Action.COUNT + taken.code()] = walk.outcome(i, taken);
            }
        }
        return new LatentTrajectory(
                sizes,
                walk.scene(),
                noise(frames * sizes.visual(), random),
                noise(frames * sizes.audio(), random),
                action,
                pose,
                geodesic,
                outcome);
    }

    private static short[] noise(int count, SplittableRandom random) {
        short[] noise = new short[count];
        for (int i = 0; i < count; i++) {
            noise[i] = HalfPrecision.toFloat16((float) random.nextGaussian());
        }
        return noise;
    }

    private static double ahead(double at, int turn) {
        double next = at + MOTION.stepMetres() * Math.cos(Math.toRadians(10 * turn));
        return Math.max(0, Math.min(LENGTH, next));
    }
}
