package avnav.agent.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.nn.Initialiser;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Stands in for a policy's encoders where a frame exists only as latents: a small convolution over the visual latents and
 * three linear layers over the sound's, to the very features that the policy's memory, actor and critic go on from. So
 * an imagined frame costs no decoding to pixels and samples. Distilled by {@link Distillation}; thread-safe once trained.
 */
public final class LatentSenses implements AutoCloseable {

    private static final String FORMAT = "avnav.latent-senses.1";
    private static final int MAPS = 48;
    private static final int INNER = 192;

    private final LatentShape shape;
    private final int hearing;
    private final int seeing;
    private final NDManager scope;
    private final Kernels kernels;
    private final Parameters parameters;

    /**
     * Fresh weights.
     *
     * @param hearing features that the policy's ear gives
     * @param seeing features that its eye gives
     */
    public LatentSenses(LatentShape shape, int hearing, int seeing, RandomGenerator random) {
        this.shape = shape;
        this.hearing = hearing;
        this.seeing = seeing;
        scope = TensorEngine.newScope();
        kernels = Kernels.compile(scope, KernelSource.resource(LatentSenses.class, "latent.ts"));
        parameters = new Parameters(scope);
        convolution("eye.0", shape.channels(), MAPS, random);
        convolution("eye.2", MAPS, MAPS, random);
        linear("eye.4", MAPS * ((shape.height() + 1) / 2) * ((shape.width() + 1) / 2), INNER, random);
        linear("eye.6", INNER, seeing, random);
        linear("ear.0", shape.audio(), INNER, random);
        linear("ear.2", INNER, INNER, random);
        linear("ear.4", INNER, hearing, random);
    }

    private void convolution(String name, int in, int out, RandomGenerator random) {
        int fanIn = in * 9;
        float[] weights = Initialiser.kaimingNormal(random, StrictMath.sqrt(2), fanIn, out * fanIn);
        parameters.add(name + ".weight", "all", weights, out, in, 3, 3).add(name + ".bias", "all", new float[out], out);
    }

    private void linear(String name, int in, int out, RandomGenerator random) {
        float[] weights = Initialiser.kaimingNormal(random, StrictMath.sqrt(2), in, out * in);
        parameters.add(name + ".weight", "all", weights, out, in).add(name + ".bias", "all", new float[out], out);
    }

    public LatentShape shape() {
        return shape;
    }

    Parameters parameters() {
        return parameters;
    }

    /** The scope under which steps open theirs. */
    NDManager scope() {
        return scope;
    }

    /**
     * Features {@code [R][hearing + seeing]}; recorded when inside a gradient pass.
     *
     * @param visual {@code [R][C][h][w]}
     * @param audio {@code [R][audio]}, or more dimensions that flatten to it
     */
    public NDArray sense(NDManager step, NDArray visual, NDArray audio) {
        return kernels.one(step, "latent_sense", new NDList(visual, audio), parameters.all());
    }

    /** @param notes what else the file should tell, such as the SHA-256 of policy and world model */
    public void write(Path file, ElementType type, Map<String, String> notes) throws IOException {
        Map<String, String> metadata = new TreeMap<>(notes);
        metadata.put("format", FORMAT);
        metadata.put(
                "sizes",
                shape.channels() + "x" + shape.height() + "x" + shape.width() + "x" + shape.audio() + "x" + hearing
                        + "x" + seeing);
        Map<String, StoredTensor> stored = new LinkedHashMap<>();
        parameters
                .store()
                .forEach((name, tensor) -> stored.put(name, StoredTensor.of(type, tensor.floats(), tensor.shape())));
        new Safetensors(stored, metadata).write(file);
    }

    /** @throws IllegalArgumentException when the file holds something else */
    public static LatentSenses read(Path file) throws IOException {
        Safetensors content = Safetensors.read(file);
        String[] sizes = content.metadata().getOrDefault("sizes", "").split("x");
        if (!FORMAT.equals(content.metadata().get("format")) || sizes.length != 6) {
            throw new IllegalArgumentException("The file (" + file + ") does not hold senses for latents.\n"
                    + "Maybe `./avnav train senses` writes what is wanted.");
        }
        int[] n = new int[sizes.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = Integer.parseInt(sizes[i]);
        }
        LatentSenses senses =
                new LatentSenses(new LatentShape(n[0], n[1], n[2], n[3]), n[4], n[5], new SplittableRandom(0));
        try {
            senses.parameters.load(content.tensors());
            return senses;
        } catch (IllegalArgumentException e) {
            senses.close();
            throw e;
        }
    }

    @Override
    public void close() {
        kernels.close();
        parameters.close();
        scope.close();
    }
}
