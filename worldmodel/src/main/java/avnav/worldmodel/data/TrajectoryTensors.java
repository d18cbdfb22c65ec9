package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * How a trajectory of N frames lies in its file: {@code docs/data.md} describes the tensors.
 *
 * @param shape sizes of one frame's image and sound
 */
record TrajectoryTensors(FrameShape shape) {

    private static final double FULL_SCALE = Short.MAX_VALUE;

    private long[] rgbShape(int frames) {
        return new long[] {frames, shape.height(), shape.width(), 3};
    }

    private long[] audioShape(int frames) {
        return new long[] {frames, 2, shape.samples()};
    }

    Map<String, StoredTensor> encode(List<RecordedFrame> frames) {
        int n = frames.size();
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        put(tensors, frames, "rgb", ElementType.U8, (out, f) -> out.put(f.seen().rgb()), rgbShape(n));
        put(tensors, frames, "audio", ElementType.I16, TrajectoryTensors::putAudio, audioShape(n));
        put(tensors, frames, "action", ElementType.U8, (out, f) -> out.put(f.action()), n);
        put(
                tensors,
                frames,
                "pose",
                ElementType.F64,
                (out, f) -> put(out, f.truth().pose()),
                n,
                4);
        put(
                tensors,
                frames,
                "geodesic",
                ElementType.F32,
                (out, f) -> out.putFloat((float) f.truth().geodesicMetres()),
                n);
        put(tensors, frames, "reward", ElementType.F32, (out, f) -> out.putFloat(f.reward()), n);
        put(
                tensors,
                frames,
                "taskReward",
                ElementType.F32,
                (out, f) -> out.putFloat((float) f.truth().reward()),
                n);
        put(
                tensors,
                frames,
                "collided",
                ElementType.U8,
                (out, f) -> put(out, f.truth().collided()),
                n);
        put(tensors, frames, "outcome", ElementType.F32, TrajectoryTensors::putOutcome, n, Action.COUNT);
        put(tensors, frames, "blocked", ElementType.U8, TrajectoryTensors::putBlocked, n, Action.COUNT);
        return tensors;
    }

    private static void put(
            Map<String, StoredTensor> tensors,
            List<RecordedFrame> frames,
            String name,
            ElementType type,
            BiConsumer<ByteBuffer, RecordedFrame> writer,
            long... shape) {
        long bytes = type.bytes();
        for (long size : shape) {
            bytes = Math.multiplyExact(bytes, size);
        }
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
        frames.forEach(frame -> writer.accept(out, frame));
        tensors.put(name, new StoredTensor(type, out.array(), shape));
    }

    private static void put(ByteBuffer out, boolean flag) {
        out.put((byte) (flag ? 1 : 0));
    }

    private static void put(ByteBuffer out, Pose pose) {
        out.putDouble(pose.x()).putDouble(pose.y()).putDouble(pose.z()).putDouble(pose.yawRadians());
    }

    private static void putAudio(ByteBuffer out, RecordedFrame frame) {
        for (float[] ear : frame.seen().audio()) {
            for (float sample : ear) {
                double scaled = Math.rint(sample * FULL_SCALE);
                out.putShort((short) Math.max(-FULL_SCALE, Math.min(FULL_SCALE, scaled)));
            }
        }
    }

    private static void putOutcome(ByteBuffer out, RecordedFrame frame) {
        for (float metres : frame.outcome()) {
            out.putFloat(metres);
        }
    }

    private static void putBlocked(ByteBuffer out, RecordedFrame frame) {
        for (boolean flag : frame.blocked()) {
            put(out, flag);
        }
    }

    /** @throws IOException when the file does not hold exactly such a trajectory of that many frames */
    void require(TensorRows rows, int frames) throws IOException {
        rows.require("rgb", ElementType.U8, rgbShape(frames));
        rows.require("audio", ElementType.I16, audioShape(frames));
        rows.require("action", ElementType.U8, frames);
        rows.require("pose", ElementType.F64, frames, 4);
        rows.require("geodesic", ElementType.F32, frames);
        rows.require("reward", ElementType.F32, frames);
        rows.require("taskReward", ElementType.F32, frames);
        rows.require("collided", ElementType.U8, frames);
        rows.require("outcome", ElementType.F32, frames, Action.COUNT);
        rows.require("blocked", ElementType.U8, frames, Action.COUNT);
    }

    /** Which of the two large tensors are read; the arrays of the others have no entry. */
    record Senses(boolean images, boolean sound) {
        static final Senses BOTH = new Senses(true, true);
        static final Senses NONE = new Senses(false, false);
        static final Senses SOUND = new Senses(false, true);
    }

    TrajectoryWindow decode(TensorRows rows, int from, int n, Senses senses) throws IOException {
        byte[] action = new byte[n];
        rows.read("action", from, n).get(action);
        ByteBuffer poses = rows.read("pose", from, n);
        Pose[] pose = new Pose[n];
        float[][] outcome = new float[n][Action.COUNT];
        ByteBuffer metres = rows.read("outcome", from, n);
        boolean[][] blocked = new boolean[n][];
        ByteBuffer flags = rows.read("blocked", from, n);
        for (int i = 0; i < n; i++) {
            pose[i] = new Pose(poses.getDouble(), poses.getDouble(), poses.getDouble(), poses.getDouble());
            for (int a = 0; a < Action.COUNT; a++) {
                outcome[i][a] = metres.getFloat();
            }
            blocked[i] = flags(flags, Action.COUNT);
        }
        return new TrajectoryWindow(
                from,
                senses.images() ? images(rows.read("rgb", from, n), n) : new byte[0][],
                senses.sound() ? sound(rows.read("audio", from, n), n) : new short[0][][],
                action,
                pose,
                floats(rows.read("geodesic", from, n), n),
                floats(rows.read("reward", from, n), n),
                floats(rows.read("taskReward", from, n), n),
                flags(rows.read("collided", from, n), n),
                outcome,
                blocked);
    }

    private byte[][] images(ByteBuffer in, int n) {
        byte[][] rgb = new byte[n][shape.height() * shape.width() * 3];
        for (byte[] image : rgb) {
            in.get(image);
        }
        return rgb;
    }

    private short[][][] sound(ByteBuffer in, int n) {
        short[][][] audio = new short[n][2][shape.samples()];
        ShortBuffer samples = in.asShortBuffer();
        for (short[][] ears : audio) {
            samples.get(ears[0]).get(ears[1]);
        }
        return audio;
    }

    private static float[] floats(ByteBuffer in, int n) {
        float[] values = new float[n];
        in.asFloatBuffer().get(values);
        return values;
    }

    private static boolean[] flags(ByteBuffer in, int n) {
        boolean[] values = new boolean[n];
        for (int i = 0; i < n; i++) {
            values[i] = in.get() != 0;
        }
        return values;
    }
}
