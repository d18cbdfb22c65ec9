package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;

/**
 * Some frames of a trajectory in a row; {@code n} of them, each array's first index. The arrays are the receiver's own.
 *
 * @param from number of the first frame within the trajectory
 * @param rgb {@code [n][H·W·3]}, row-major, 0..255 read unsigned
 * @param audio {@code [n][2][S]} left then right ear, full scale 32767
 * @param action {@code [n]} code of the action that led into the frame; {@link #NONE} into frame 0
 * @param pose {@code [n]}
 * @param geodesicMetres {@code [n]} shortest walk to the source
 * @param reward {@code [n]} metres by which the action that led into the frame shortened that walk; 0 in frame 0
 * @param taskReward {@code [n]} the navigation task's whole reward for it; 0 in frame 0
 * @param collided {@code [n]} whether an obstacle cut it short
 * @param outcome {@code [n][A]} metres by which each action, taken at the frame, would shorten the walk
 * @param blocked {@code [n][A]} whether an obstacle would cut it short
 */
public record TrajectoryWindow(
        int from,
        byte[][] rgb,
        short[][][] audio,
        byte[] action,
        Pose[] pose,
        float[] geodesicMetres,
        float[] reward,
        float[] taskReward,
        boolean[] collided,
        float[][] outcome,
        boolean[][] blocked) {

    /** Stands for the action before frame 0. */
    public static final byte NONE = (byte) 255;

    private static final float FULL_SCALE = 32767;

    /** Sound {@code [2][S]} of the window's frame {@code i}, full scale 1. */
    public float[][] wave(int i) {
        short[][] samples = audio[i];
        float[][] wave = new float[samples.length][];
        for (int ear = 0; ear < samples.length; ear++) {
            wave[ear] = new float[samples[ear].length];
            for (int k = 0; k < wave[ear].length; k++) {
                wave[ear][k] = samples[ear][k] / FULL_SCALE;
            }
        }
        return wave;
    }

    /**
     * The same frames seen in a mirror, which is as true a walk: images left to right, ears exchanged, left turns right;
     * x and yaw change their sign.
     */
    public TrajectoryWindow mirrored() {
        int frames = frames();
        byte[][] images = new byte[frames][];
        short[][][] sounds = new short[frames][][];
        byte[] actions = new byte[frames];
        Pose[] poses = new Pose[frames];
        float[][] outcomes = new float[frames][];
        boolean[][] stops = new boolean[frames][];
        for (int i = 0; i < frames; i++) {
            images[i] = flipped(rgb[i]);
            sounds[i] = new short[][] {audio[i][1], audio[i][0]};
            actions[i] =
                    action[i] == NONE ? NONE : (byte) mirrored(actionInto(i)).code();
            Pose at = pose[i];
            poses[i] = new Pose(-at.x(), at.y(), at.z(), -at.yawRadians());
            outcomes[i] = outcome[i].clone();
            stops[i] = blocked[i].clone();
            for (Action each : Action.values()) {
                outcomes[i][mirrored(each).code()] = outcome[i][each.code()];
                stops[i][mirrored(each).code()] = blocked[i][each.code()];
            }
        }
        return new TrajectoryWindow(
                from, images, sounds, actions, poses, geodesicMetres, reward, taskReward, collided, outcomes, stops);
    }

    private static Action mirrored(Action action) {
        return switch (action) {
            case TURN_LEFT -> Action.TURN_RIGHT;
            case TURN_RIGHT -> Action.TURN_LEFT;
            default -> action;
        };
    }

    /** A square image with its columns in reverse. */
    private static byte[] flipped(byte[] image) {
        int side = (int) Math.round(Math.sqrt(image.length / 3.0));
        byte[] mirror = new byte[image.length];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                System.arraycopy(image, (y * side + x) * 3, mirror, (y * side + side - 1 - x) * 3, 3);
            }
        }
        return mirror;
    }

    public int frames() {
        return action.length;
    }

    /** The action that led into the window's frame {@code i}, which is not the trajectory's first. */
    public Action actionInto(int i) {
        return Action.ofCode(Byte.toUnsignedInt(action[i]));
    }
}
