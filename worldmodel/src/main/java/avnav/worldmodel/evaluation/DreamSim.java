package avnav.worldmodel.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import avnav.worldmodel.nn.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * DreamSim (Fu et al. 2023) in its single-branch form {@code dino_vitb16}: DINO's ViT-B/16 tuned on people's judgements
 * of likeness, on frames resized to 224 x 224 as Pillow's bicubic filter does. The embedding is the class token after
 * the last block (and before the last norm, which the reference does not apply to it), less its own mean, at unit
 * length; the distance is one minus the cosine, in 0..2, lower being more alike.
 *
 * <p>This is not the reference's default. {@code dreamsim()} without arguments joins three branches, DINO, CLIP and
 * OpenCLIP, each ViT-B/16 and tuned together, into one vector of 1792 before it centres and normalises; its distances
 * are others. The centring and the resizing are the same in both.
 *
 * <p>Weights: the {@code state_dict} of the reference's {@code PerceptualModel} with the low-rank updates merged ({@code
 * dreamsim(dreamsim_type="dino_vitb16")[0].merge_and_unload()}), by its own names: {@code extractor_list.0.model.} and
 * then {@code cls_token}, {@code pos_embed}, {@code patch_embed.proj.*}, {@code blocks.0.norm1.*}, {@code
 * blocks.0.attn.qkv.*}, {@code blocks.0.attn.proj.*}, {@code blocks.0.norm2.*}, {@code blocks.0.mlp.fc1.*}, {@code
 * blocks.0.mlp.fc2.*} to {@code blocks.11}; as safetensors or as {@code torch.save} wrote it. Its other tensors are
 * stepped over.
 */
public final class DreamSim implements AutoCloseable {

    private static final String SECOND_BRANCH = "extractor_list.1.";
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private final NDManager owner = TensorEngine.newScope();
    private final NDList weights = new NDList();
    private final Kernels kernels;

    private DreamSim(DreamSimLayout layout, Map<String, StoredTensor> tensors) {
        kernels = Kernels.compile(
                owner,
                KernelSource.resource(
                        DreamSim.class, "dreamsim.ts", Map.of("heads", layout.heads(), "depth", layout.depth())));
        for (WeightFile.Wanted wanted : layout.wanted()) {
            weights.add(Tensors.of(owner, tensors.get(wanted.name()).floats(), wanted.shape()));
        }
    }

    /** @throws TensorFileException when a weight is missing or has another shape, or the file is of an ensemble */
    public static DreamSim load(Path file) throws IOException {
        return load(file, DreamSimLayout.base());
    }

    /** A smaller network is good for tests alone: its distances are not DreamSim's. */
    static DreamSim load(Path file, DreamSimLayout layout) throws IOException {
        Map<String, StoredTensor> tensors = WeightFile.read(file, layout.wanted());
        for (String name : tensors.keySet()) {
            if (name.startsWith(SECOND_BRANCH)) {
                throw new TensorFileException(
                        file,
                        "holds a second branch (" + name + "), where the single branch dino_vitb16 is wanted.\n"
                                + "Maybe it is of the ensemble; export dreamsim_type=\"dino_vitb16\".");
            }
        }
        return new DreamSim(layout, tensors);
    }

    /** At unit length, with mean zero. @param rgb 8-bit image, [height][width][3] */
    public float[] embedding(byte[] rgb, int height, int width) {
        try (NDManager scope = TensorEngine.newScope(owner)) {
            return kernels.one(scope, "embedding", new NDList(image(scope, rgb, height, width)), weights)
                    .toFloatArray();
        }
    }

    /** Of two embeddings. */
    public static double distance(float[] a, float[] b) {
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            squareA += (double) a[i] * a[i];
            squareB += (double) b[i] * b[i];
        }
        return 1 - product / Math.sqrt(squareA * squareB);
    }

    /** The class token as the last block leaves it. */
    float[] classToken(byte[] rgb, int height, int width) {
        try (NDManager scope = TensorEngine.newScope(owner)) {
            return kernels.one(scope, "class_token", new NDList(image(scope, rgb, height, width)), weights)
                    .toFloatArray();
        }
    }

    private static NDArray image(NDManager scope, byte[] rgb, int height, int width) {
        int side = DreamSimLayout.SIDE;
        float[] planes = ImagePlanes.of(BicubicResize.square(rgb, height, width, side));
        for (int i = 0; i < planes.length; i++) {
            int channel = i / (side * side);
            planes[i] = (planes[i] - MEAN[channel]) / DEVIATION[channel];
        }
        return Tensors.of(scope, planes, 1, 3, side, side);
    }

    @Override
    public void close() {
        kernels.close();
        owner.close();
    }
}
