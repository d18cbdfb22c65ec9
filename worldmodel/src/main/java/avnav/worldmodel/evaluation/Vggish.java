package avnav.worldmodel.evaluation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The network behind FAD: VGGish (Hershey et al. 2017) without its last ReLU and without quantisation, which is FAD's
 * convention (Kilgour et al. 2019). Weights: the {@code state_dict} of torchvggish by its own names ({@code
 * features.0.weight} ... {@code embeddings.4.bias}), as safetensors or as {@code torch.save} wrote it. A step of 0.15 s
 * fills a sixth of a patch, so FAD of single steps says little.
 */
public final class Vggish implements AutoCloseable {

    static final int DIMENSIONS = 128;

    /** Index in the sequence {@code features}, channels in and out. */
    private static final int[][] CONVOLUTIONS = {
        {0, 1, 64}, {3, 64, 128}, {6, 128, 256}, {8, 256, 256}, {11, 256, 512}, {13, 512, 512}
    };

    private static final int[][] LINEARS = {{0, 512 * 4 * 6, 4096}, {2, 4096, 4096}, {4, 4096, DIMENSIONS}};

    private final NDManager owner = TensorEngine.newScope();
    private final Kernels kernels = Kernels.compile(owner, KernelSource.resource(Vggish.class, "vggish.ts"));
    private final NDList weights = new NDList();
    private final VggishInput input = new VggishInput();

    private Vggish(Map<String, StoredTensor> tensors) {
        for (WeightFile.Wanted wanted : wanted()) {
            weights.add(Tensors.of(owner, tensors.get(wanted.name()).floats(), wanted.shape()));
        }
    }

    /** @throws avnav.worldmodel.nn.TensorFileException when a weight is missing or has another shape */
    public static Vggish load(Path file) throws IOException {
        return new Vggish(WeightFile.read(file, wanted()));
    }

    static List<WeightFile.Wanted> wanted() {
        List<WeightFile.Wanted> wanted = new ArrayList<>();
        for (int[] layer : CONVOLUTIONS) {
            wanted.add(new WeightFile.Wanted("features." + layer[0] + ".weight", layer[2], layer[1], 3, 3));
            wanted.add(new WeightFile.Wanted("features." + layer[0] + ".bias", layer[2]));
        }
        for (int[] layer : LINEARS) {
            wanted.add(new WeightFile.Wanted("embeddings." + layer[0] + ".weight", layer[2], layer[1]));
            wanted.add(new WeightFile.Wanted("embeddings." + layer[0] + ".bias", layer[2]));
        }
        return wanted;
    }

    /** 128 numbers for the first 0.975 s of one ear at 16 kHz, shorter sound being continued by zeros. */
    public float[] embedding(float[] signal) {
        try (NDManager scope = TensorEngine.newScope(owner)) {
            NDArray patch = Tensors.of(scope, input.patch(signal), 1, 1, VggishInput.FRAMES, VggishInput.BANDS);
            return kernels.one(scope, "embedding", new NDList(patch), weights).toFloatArray();
        }
    }

    @Override
    public void close() {
        kernels.close();
        owner.close();
    }
}
