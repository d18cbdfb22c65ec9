package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import avnav.worldmodel.nn.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The frozen Stable Diffusion KL autoencoder (Rombach et al. 2022): RGB frames to small standardised latents and back.
 * Several threads may call it at once.
 */
public final class VisualAutoencoder implements AutoCloseable {

    private final VisualNetwork network;
    private final VisualScale scale;
    private final Map<String, String> notes;
    private final NDList encoder;
    private final NDList decoder;
    private final NDArray centre;
    private final NDArray spread;

    /** Random weights and unit scale, in float32; for tests and sizes. */
    public VisualAutoencoder(VisualSettings settings, RandomGenerator random) {
        this(
                new VisualNetwork(settings, Precision.FLOAT32, false, random),
                Precision.FLOAT32,
                VisualScale.uniform(settings.latentChannels(), 0, 1),
                Map.of());
    }

    private VisualAutoencoder(
            VisualNetwork network, Precision precision, VisualScale scale, Map<String, String> notes) {
        this.network = network;
        this.scale = scale;
        this.notes = Map.copyOf(notes);
        NDManager scope = network.scope();
        network.parameters().setFrozen(true, name -> true);
        NDList weights = network.parameters().all();
        encoder = prepared(precision, network.encoderOf(weights));
        decoder = prepared(precision, network.decoderOf(weights));
        centre = Tensors.of(scope, scale.mean(), 1, scale.mean().length, 1, 1);
        spread = Tensors.of(scope, scale.deviation(), 1, scale.mean().length, 1, 1);
    }

    private NDList prepared(Precision precision, NDList weights) {
        if (precision == Precision.FLOAT32) {
            return weights;
        }
        return network.kernels().call(network.scope(), "narrow_weights", new NDList(), weights);
    }

    /** {@link #load(Path, Precision)} in the precision that suits this machine. */
    public static VisualAutoencoder load(Path file) throws IOException {
        return load(file, Precision.fastest());
    }

    /**
     * Reads our file or a diffusers one with {@code config.json} beside it.
     *
     * @throws TensorFileException when the file is damaged, foreign, or does not fit its configuration
     */
    public static VisualAutoencoder load(Path file, Precision precision) throws IOException {
        try {
            return of(VisualFile.read(file), precision);
        } catch (IllegalArgumentException e) {
            throw new TensorFileException(file, "does not fit its configuration. " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException when the weights do not fit the configuration */
    static VisualAutoencoder of(VisualFile content, Precision precision) {
        VisualNetwork network =
                new VisualNetwork(content.config().settings(), precision, false, new SplittableRandom(0));
        try {
            network.parameters().load(content.weights());
        } catch (IllegalArgumentException e) {
            network.close();
            throw e;
        }
        return new VisualAutoencoder(network, precision, content.config().scale(), content.notes());
    }

    /** Writes float32. */
    public void save(Path file) throws IOException {
        save(file, ElementType.F32);
    }

    /** @param type F32, or F16 at half the size (error near 0.03 % of each weight) */
    public void save(Path file, ElementType type) throws IOException {
        Map<String, StoredTensor> weights = network.parameters().store();
        new VisualFile(new VisualConfig(settings(), scale), weights, notes).write(file, type);
    }

    public VisualSettings settings() {
        return network.settings();
    }

    /** What the file says of itself besides its sizes: steps, data, figures. */
    public Map<String, String> notes() {
        return notes;
    }

    /** Latents of one image of the meant size. */
    public LatentShape latent() {
        return settings().latent();
    }

    /** Number of weights of both halves. */
    public long weights() {
        return network.parameters().count();
    }

    /**
     * The mean of each image's latents, standardised per channel.
     *
     * @param rgb uint8 {@code [N][H][W][3]}, H and W multiples of the reduction
     * @return float32 {@code [N][C][h][w]} in the given scope
     */
    public NDArray encode(NDManager scope, NDArray rgb) {
        long[] shape = rgb.getShape().getShape();
        int reduction = settings().reduction();
        if (shape.length != 4 || shape[3] != 3 || shape[1] % reduction != 0 || shape[2] % reduction != 0) {
            throw new IllegalArgumentException("Images of shape " + rgb.getShape()
                    + " cannot be encoded: [N][H][W][3] is wanted, H and W multiples of (" + reduction
                    + ").\nMaybe the channels are not last.");
        }
        return network.kernels().one(scope, "encode", new NDList(rgb, centre, spread), encoder);
    }

    /**
     * Images of standardised latents.
     *
     * @param latents float32 {@code [N][C][h][w]}
     * @return float32 {@code [N][H][W][3]} within 0..255, not rounded, in the given scope
     */
    public NDArray decode(NDManager scope, NDArray latents) {
        long[] shape = latents.getShape().getShape();
        if (shape.length != 4 || shape[1] != settings().latentChannels()) {
            throw new IllegalArgumentException("Latents of shape " + latents.getShape()
                    + " cannot be decoded: [N][" + settings().latentChannels() + "][h][w] is wanted.\n"
                    + "Maybe they are of another autoencoder.");
        }
        return network.kernels().one(scope, "decode", new NDList(latents, centre, spread), decoder);
    }

    /** {@link #encode(NDManager, NDArray)} of plain images {@code [H][W][3]} of the meant size, each flattened. */
    public float[][] encode(List<byte[]> images) {
        int side = settings().side();
        byte[] all = new byte[images.size() * side * side * 3];
        for (int i = 0; i < images.size(); i++) {
            if (images.get(i).length != side * side * 3) {
                throw new IllegalArgumentException("The image (" + i + ") has (" + images.get(i).length
                        + ") bytes, but " + side + "x" + side + " RGB has (" + side * side * 3
                        + ").\nMaybe its resolution is not the autoencoder's.");
            }
            System.arraycopy(images.get(i), 0, all, i * side * side * 3, side * side * 3);
        }
        if (images.isEmpty()) {
            return new float[0][];
        }
        try (NDManager call = TensorEngine.newScope(network.scope())) {
            NDArray rgb = Tensors.ofBytes(call, all, images.size(), side, side, 3);
            return rows(encode(call, rgb).toFloatArray(), latent().count());
        }
    }

    /** Rounded images {@code [H][W][3]}, flattened, of standardised latents {@code [C][h][w]}, flattened. */
    public List<byte[]> decode(float[][] latents) {
        LatentShape shape = latent();
        float[] all = new float[latents.length * shape.count()];
        for (int i = 0; i < latents.length; i++) {
            if (latents[i].length != shape.count()) {
                throw new IllegalArgumentException("The latents (" + i + ") are (" + latents[i].length
                        + ") numbers, but " + shape + " has (" + shape.count()
                        + ").\nMaybe they are of another autoencoder.");
            }
            System.arraycopy(latents[i], 0, all, i * shape.count(), shape.count());
        }
        List<byte[]> images = new ArrayList<>();
        if (latents.length == 0) {
            return images;
        }
        try (NDManager call = TensorEngine.newScope(network.scope())) {
            NDArray z = Tensors.of(call, all, latents.length, shape.channels(), shape.height(), shape.width());
            int side = settings().side();
            for (float[] row : rows(decode(call, z).toFloatArray(), side * side * 3)) {
                byte[] image = new byte[row.length];
                for (int i = 0; i < row.length; i++) {
                    image[i] = (byte) Math.round(row[i]);
                }
                images.add(image);
            }
        }
        return images;
    }

    private static float[][] rows(float[] flat, int width) {
        float[][] rows = new float[flat.length / width][width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(flat, i * width, rows[i], 0, width);
        }
        return rows;
    }

    @Override
    public void close() {
        network.close();
    }
}
