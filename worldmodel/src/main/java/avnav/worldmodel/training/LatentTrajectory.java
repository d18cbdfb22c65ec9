package avnav.worldmodel.training;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.nn.HalfPrecision;

/**
 * One walk in memory: each frame's two latents in half precision, and what moved the walker where.
 *
 * <p>{@code action[i]} led into frame i; there is none before frame 0. {@code outcome[i][a]} is the distance decrease
 * that action a would bring at frame i. The arrays are kept, not copied.
 */
public final class LatentTrajectory {

    private static final int NO_ACTION = 255;

    private final LatentSizes sizes;
    private final String scene;
    private final short[] visual;
    private final short[] audio;
    private final byte[] action;
    private final double[] pose;
    private final float[] geodesic;
    private final float[] outcome;
    private final int usable;

    /**
     * @param visual {@code [frames][channels][height][width]} in binary16
     * @param audio {@code [frames][latents][dimension]} in binary16
     * @param action {@code [frames]} codes, 255 where there is none
     * @param pose {@code [frames][4]}: x, y, z in metres and yaw in radians
     * @param geodesic {@code [frames]} metres to the source
     * @param outcome {@code [frames][4]} metres
     */
    public LatentTrajectory(
            LatentSizes sizes,
            String scene,
            short[] visual,
            short[] audio,
            byte[] action,
            double[] pose,
            float[] geodesic,
            float[] outcome) {
        int frames = action.length;
        if (visual.length != frames * sizes.visual()
                || audio.length != frames * sizes.audio()
                || pose.length != frames * 4
                || geodesic.length != frames
                || outcome.length != frames * Action.COUNT) {
            throw new IllegalArgumentException("A trajectory of " + frames + " frames has arrays of other lengths: "
                    + visual.length + ", " + audio.length + ", " + pose.length + ", " + geodesic.length + ", "
                    + outcome.length + ".\nMaybe the latents are of another encoder.");
        }
        this.sizes = sizes;
        this.scene = scene;
        this.visual = visual;
        this.audio = audio;
        this.action = action;
        this.pose = pose;
        this.geodesic = geodesic;
        this.outcome = outcome;
        usable = framesBeforeStop(action);
    }

    private static int framesBeforeStop(byte[] action) {
        for (int i = 0; i < action.length; i++) {
            if (action[i] == Action.STOP.code()) {
                return i;
            }
        }
        return action.length;
    }

    public LatentSizes sizes() {
        return sizes;
    }

    public String scene() {
        return scene;
    }

    /** Frames up to the walk's STOP, if it has one: what lies behind that is no motion and was not walked. */
    public int frames() {
        return usable;
    }

    /** The action that was taken at a frame. */
    public Action actionAfter(int frame) {
        if (frame < 0 || frame + 1 >= usable) {
            throw new IllegalArgumentException(
                    "No move was made at frame (" + frame + ") of a walk of " + usable + " frames.");
        }
        return actionInto(frame + 1);
    }

    /** The action that led into a frame from 1 on. */
    public Action actionInto(int frame) {
        int code = Byte.toUnsignedInt(action[frame]);
        if (code == NO_ACTION) {
            throw new IllegalArgumentException("No action led into frame (" + frame + ").");
        }
        return Action.ofCode(code);
    }

    public Pose pose(int frame) {
        int at = 4 * frame;
        return new Pose(pose[at], pose[at + 1], pose[at + 2], pose[at + 3]);
    }

    /** Walking distance to the source in metres. */
    public float geodesic(int frame) {
        return geodesic[frame];
    }

    /** Metres by which the distance would fall if this action were taken at this frame. */
    public float outcome(int frame, Action taken) {
        return outcome[Action.COUNT * frame + taken.code()];
    }

    /** Writes one frame's visual latent into a larger array. */
    public void visual(int frame, float[] target, int at) {
        widen(visual, frame * sizes.visual(), sizes.visual(), target, at);
    }

    /** Writes one frame's auditory latent into a larger array. */
    public void audio(int frame, float[] target, int at) {
        widen(audio, frame * sizes.audio(), sizes.audio(), target, at);
    }

    public LatentFrame frame(int frame) {
        LatentFrame latents = new LatentFrame(new float[sizes.visual()], new float[sizes.audio()]);
        visual(frame, latents.visual(), 0);
        audio(frame, latents.audio(), 0);
        return latents;
    }

    private static void widen(short[] halves, int from, int count, float[] target, int at) {
        for (int i = 0; i < count; i++) {
            target[at + i] = HalfPrecision.fromFloat16(halves[from + i]);
        }
    }
}
