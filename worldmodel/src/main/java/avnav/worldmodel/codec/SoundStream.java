package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * SoundStream (Zeghidour et al. 2021) for stereo segments: one latent sequence for both ears, strides 2, 4, 5 (the
 * paper's last block, stride 8, removed: 60 latents for 2400 samples), zero padding at both ends of every segment.
 *
 * <p>Levels do not go through the network. Each ear is divided by its root mean square; the level in dB, meant over the
 * ears, and the level difference (left minus right) are the last two numbers of every latent, the same in all latents of
 * a segment. Decoding takes their means over the latents and gives each ear that level again, so level and interaural
 * level difference survive to rounding, whatever the network does; a third of a 16-bit step is the floor.
 *
 * <p>Latents are the encoder's continuous output, before the quantiser, standardised per dimension. Several threads may
 * encode and decode at once while none trains.
 */
public final class SoundStream implements AutoCloseable {

    private static final String MEAN = "latent.mean";
    private static final String DEVIATION = "latent.deviation";

    private final SoundSettings settings;
    private final NDManager scope;
    private final Kernels kernels;
    private final Parameters parameters;
    private final SoundQuantiser quantiser;
    /** What no gradient reaches: codebooks and the latents' means and deviations. */
    private final Parameters state;

    /** A codec with fresh weights, empty codebooks and latents that are not yet standardised. */
    public SoundStream(SoundSettings settings, RandomGenerator random) {
        this.settings = settings;
        scope = TensorEngine.newScope();
        kernels = Kernels.compile(scope, SoundLayout.kernels(settings));
        parameters = new Parameters(scope);
        SoundLayout.create(settings, parameters, random);
        state = new Parameters(scope);
        quantiser = new SoundQuantiser(scope, settings, state);
        float[] ones = new float[settings.dimension()];
        Arrays.fill(ones, 1);
        state.add(MEAN, "latent", new float[ones.length], ones.length);
        state.add(DEVIATION, "latent", ones, ones.length);
        state.setFrozen(true, name -> true);
    }

    /** @throws avnav.worldmodel.nn.TensorFileException when the file is damaged or not a sound codec's */
    public static SoundStream load(Path file) throws IOException {
        return SoundFile.read(file);
    }

    /** Writes weights, codebooks, standardisation and settings as float32. */
    public void save(Path file) throws IOException {
        SoundFile.write(file, this, ElementType.F32, Map.of());
    }

    public SoundSettings settings() {
        return settings;
    }

    public Parameters parameters() {
        return parameters;
    }

    /** The scope under which training steps open theirs. */
    public NDManager scope() {
        return scope;
    }

    Kernels kernels() {
        return kernels;
    }

    SoundQuantiser quantiser() {
        return quantiser;
    }

    /** Sets what {@link #encode} subtracts and divides by, per dimension. */
    void standardise(float[] mean, float[] deviation) {
        state.set(MEAN, mean);
        state.set(DEVIATION, deviation);
    }

    Parameters state() {
        return state;
    }

    /**
     * Latents {@code [N][60][D]} of segments {@code [N][2][2400]} (left, right; full scale is 1).
     *
     * @param scope receives the result
     */
    public NDArray encode(NDManager scope, NDArray segments) {
        require("sound", segments, 2, settings.segmentSamples());
        return kernels.one(
                scope, "encode", new NDList(segments, state.get(MEAN), state.get(DEVIATION)), parameters.all());
    }

    /**
     * Segments {@code [N][2][2400]} of latents {@code [N][60][D]}; not clipped to full scale.
     *
     * @param scope receives the result
     */
    public NDArray decode(NDManager scope, NDArray latents) {
        require("latents", latents, settings.latents(), settings.dimension());
        return kernels.one(
                scope, "decode", new NDList(latents, state.get(MEAN), state.get(DEVIATION)), parameters.all());
    }

    /**
     * What latents {@code [N][60][D]} say of the levels, without decoding: {@code [N][2]}, the mean level of the ears and
     * left minus right, in dB re full scale.
     */
    public NDArray levels(NDManager scope, NDArray latents) {
        require("latents", latents, settings.latents(), settings.dimension());
        return kernels.one(scope, "heard", new NDList(latents, state.get(MEAN), state.get(DEVIATION)));
    }

    /** Latents of segments {@code [2][2400]}, each flattened from {@code [60][D]}. */
    public float[][] encode(List<float[][]> segments) {
        int samples = settings.segmentSamples();
        float[] flat = new float[segments.size() * 2 * samples];
        for (int i = 0; i < segments.size(); i++) {
            for (int ear = 0; ear < 2; ear++) {
                requireLength("segment " + i, segments.get(i)[ear].length, samples);
                System.arraycopy(segments.get(i)[ear], 0, flat, (2 * i + ear) * samples, samples);
            }
        }
        try (NDManager step = TensorEngine.newScope(scope)) {
            float[] latents = encode(step, Tensors.of(step, flat, segments.size(), 2, samples))
                    .toFloatArray();
            int length = settings.latents() * settings.dimension();
            float[][] rows = new float[segments.size()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Arrays.copyOfRange(latents, i * length, (i + 1) * length);
            }
            return rows;
        }
    }

    /** Inverse of {@link #encode(List)}. */
    public List<float[][]> decode(float[][] latents) {
        int length = settings.latents() * settings.dimension();
        float[] flat = new float[latents.length * length];
        for (int i = 0; i < latents.length; i++) {
            requireLength("latents " + i, latents[i].length, length);
            System.arraycopy(latents[i], 0, flat, i * length, length);
        }
        try (NDManager step = TensorEngine.newScope(scope)) {
            int samples = settings.segmentSamples();
            float[] waves = decode(
                            step, Tensors.of(step, flat, latents.length, settings.latents(), settings.dimension()))
                    .toFloatArray();
            List<float[][]> segments = new ArrayList<>();
            for (int i = 0; i < latents.length; i++) {
                int left = 2 * i * samples;
                segments.add(new float[][] {
                    Arrays.copyOfRange(waves, left, left + samples),
                    Arrays.copyOfRange(waves, left + samples, left + 2 * samples)
                });
            }
            return segments;
        }
    }

    private static void require(String what, NDArray tensor, long rows, long columns) {
        Shape shape = tensor.getShape();
        if (shape.dimension() != 3 || shape.get(1) != rows || shape.get(2) != columns) {
            throw new IllegalArgumentException("The " + what + " have the shape " + shape
                    + " but the sound codec wants (N, " + rows + ", " + columns + ").\n"
                    + "Maybe they belong to another codec.");
        }
    }

    private static void requireLength(String what, int length, int wanted) {
        if (length != wanted) {
            throw new IllegalArgumentException("The sound " + what + " has (" + length + ") numbers, not (" + wanted
                    + ").\nMaybe it belongs to another codec.");
        }
    }

    @Override
    public void close() {
        kernels.close();
        quantiser.close();
        state.close();
        parameters.close();
        scope.close();
    }
}
