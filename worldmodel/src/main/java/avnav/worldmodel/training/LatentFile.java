package avnav.worldmodel.training;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryWindow;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * One walk of the cache: tensors {@code visual} F16 [N,C,h,w], {@code audio} F16 [N,60 and rows of cues,D], {@code action} U8 [N],
 * {@code pose} F64 [N,4], {@code geodesic} F32 [N], {@code outcome} F32 [N,4]; the metadata hold what it was made from
 * and a CRC-32C over all tensors in the order of their names.
 */
final class LatentFile {

    private static final String KEY = "madeFrom";
    private static final String CHECKSUM = "crc32c";
    private static final String CUES = "cueLatents";
    private static final int BATCH = 64;
    private static final List<String> NAMES = List.of("action", "audio", "geodesic", "outcome", "pose", "visual");

    private LatentFile() {}

    /** Whether the file is whole and of these encoders and data. */
    static boolean isFresh(Path file, String key) {
        try {
            checked(file, key);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static void write(Path file, String key, TrajectoryInfo walk, TrajectoryWindow window, FrameCodec codec)
            throws IOException {
        LatentSizes sizes = codec.sizes();
        int frames = window.frames();
        List<LatentFrame> latents = encode(window, codec);
        float[] visual = new float[frames * sizes.visual()];
        float[] audio = new float[frames * sizes.audio()];
        double[] pose = new double[frames * 4];
        float[] outcome = new float[frames * Action.COUNT];
        for (int i = 0; i < frames; i++) {
            System.arraycopy(latents.get(i).visual(), 0, visual, i * sizes.visual(), sizes.visual());
            System.arraycopy(latents.get(i).audio(), 0, audio, i * sizes.audio(), sizes.audio());
            Pose at = window.pose()[i];
            System.arraycopy(new double[] {at.x(), at.y(), at.z(), at.yawRadians()}, 0, pose, 4 * i, 4);
            System.arraycopy(window.outcome()[i], 0, outcome, i * Action.COUNT, Action.COUNT);
        }
        requireFinite(walk, visual);
        requireFinite(walk, audio);
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put(
                "visual",
                StoredTensor.of(ElementType.F16, visual, frames, sizes.channels(), sizes.height(), sizes.width()));
        tensors.put(
                "audio", StoredTensor.of(ElementType.F16, audio, frames, sizes.audioLatents(), sizes.audioDimension()));
        tensors.put("action", StoredTensor.of(window.action(), frames));
        tensors.put("pose", StoredTensor.of(pose, frames, 4));
        tensors.put("geodesic", StoredTensor.of(window.geodesicMetres(), frames));
        tensors.put("outcome", StoredTensor.of(outcome, frames, Action.COUNT));
        new Safetensors(
                        tensors,
                        Map.of(KEY, key, CHECKSUM, checksum(tensors), CUES, String.valueOf(sizes.cueLatents())))
                .write(file);
    }

    private static List<LatentFrame> encode(TrajectoryWindow window, FrameCodec codec) {
        List<LatentFrame> latents = new ArrayList<>(window.frames());
        for (int from = 0; from < window.frames(); from += BATCH) {
            int to = Math.min(window.frames(), from + BATCH);
            List<float[][]> sound = new ArrayList<>();
            for (int i = from; i < to; i++) {
                sound.add(window.wave(i));
            }
            latents.addAll(codec.encode(Arrays.asList(window.rgb()).subList(from, to), sound));
        }
        return latents;
    }

    private static void requireFinite(TrajectoryInfo walk, float[] latents) {
        for (float value : latents) {
            if (!(Math.abs(value) <= 65504)) {
                throw new IllegalArgumentException("An encoder turned a frame of (" + walk.file()
                        + ") into (" + value + "), which half precision cannot hold.\n"
                        + "Maybe its training diverged.");
            }
        }
    }

    static LatentTrajectory read(Path file, String key, String scene) throws IOException {
        Safetensors content = checked(file, key);
        Map<String, StoredTensor> tensors = content.tensors();
        StoredTensor visual = tensors.get("visual");
        StoredTensor audio = tensors.get("audio");
        try {
            long[] v = visual.shape();
            long[] a = audio.shape();
            LatentSizes sizes = new LatentSizes(
                    (int) v[1],
                    (int) v[2],
                    (int) v[3],
                    (int) a[1],
                    (int) a[2],
                    Integer.parseInt(content.metadata().getOrDefault(CUES, "0")));
            byte[] action = new byte[tensors.get("action").size()];
            tensors.get("action").bytes().get(action);
            return new LatentTrajectory(
                    sizes,
                    scene,
                    halves(visual),
                    halves(audio),
                    action,
                    tensors.get("pose").doubles(),
                    tensors.get("geodesic").floats(),
                    tensors.get("outcome").floats());
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new TensorFileException(file, "does not hold one walk's latents. " + e.getMessage(), e);
        }
    }

    private static short[] halves(StoredTensor tensor) {
        short[] halves = new short[tensor.size()];
        tensor.bytes().asShortBuffer().get(halves);
        return halves;
    }

    private static Safetensors checked(Path file, String key) throws IOException {
        Safetensors content = Safetensors.read(file);
        if (!key.equals(content.metadata().get(KEY))) {
            throw new TensorFileException(
                    file,
                    "was made from (" + content.metadata().get(KEY) + "), not (" + key
                            + ").\nMaybe encoders or data changed: fill the cache again.");
        }
        if (!content.tensors().keySet().containsAll(NAMES)
                || !checksum(content.tensors()).equals(content.metadata().get(CHECKSUM))) {
            throw new TensorFileException(
                    file, "does not have the checksum it was written with.\nMaybe the disk is failing.");
        }
        return content;
    }

    private static String checksum(Map<String, StoredTensor> tensors) {
        CRC32C crc = new CRC32C();
        NAMES.forEach(name -> crc.update(tensors.get(name).bytes()));
        return Long.toHexString(crc.getValue());
    }
}
