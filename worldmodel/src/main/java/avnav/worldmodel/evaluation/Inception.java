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
import java.util.Map;

/**
 * The network behind FID (Heusel et al. 2017) as pytorch-fid runs it: the Inception v3 of TensorFlow's model {@code
 * 2015-12-05}, which is not torchvision's. Frames in 0..1 are stretched to 299 x 299 (bilinear, half-pixel centres, no
 * antialiasing) and brought to -1..1; average pools do not count their padding, and the last block pools by the
 * maximum. Features: the means over places of the last block, 2048 numbers. Weights: the {@code state_dict} {@code
 * pt_inception-2015-12-05} by its own names, as {@code torch.save} wrote it or as safetensors.
 */
public final class Inception implements AutoCloseable {

    private static final double BATCH_NORM_EPSILON = 1e-3;

    private final NDManager owner = TensorEngine.newScope();
    private final Kernels kernels = Kernels.compile(owner, KernelSource.resource(Inception.class, "inception.ts"));
    /** Kernel and bias of each convolution, batch normalisation multiplied in. */
    private final NDList weights = new NDList();

    private Inception(InceptionLayout layout, Map<String, StoredTensor> tensors) {
        for (InceptionLayout.Convolution convolution : layout.convolutions()) {
            add(convolution, tensors);
        }
    }

    /** @throws avnav.worldmodel.nn.TensorFileException when a weight is missing or has another shape */
    public static Inception load(Path file) throws IOException {
        return load(file, new InceptionLayout(1));
    }

    /** A narrower network is good for tests alone: a distance of its features is no FID. */
    static Inception load(Path file, InceptionLayout layout) throws IOException {
        return new Inception(layout, WeightFile.read(file, layout.wanted()));
    }

    private void add(InceptionLayout.Convolution layer, Map<String, StoredTensor> tensors) {
        float[] kernel = tensors.get(layer.name() + ".conv.weight").floats();
        float[] gain = tensors.get(layer.name() + ".bn.weight").floats();
        float[] shift = tensors.get(layer.name() + ".bn.bias").floats();
        float[] mean = tensors.get(layer.name() + ".bn.running_mean").floats();
        float[] variance = tensors.get(layer.name() + ".bn.running_var").floats();
        int fanIn = kernel.length / layer.out();
        float[] bias = new float[layer.out()];
        for (int channel = 0; channel < layer.out(); channel++) {
            double scale = gain[channel] / Math.sqrt(variance[channel] + BATCH_NORM_EPSILON);
            bias[channel] = (float) (shift[channel] - mean[channel] * scale);
            for (int i = channel * fanIn; i < (channel + 1) * fanIn; i++) {
                kernel[i] = (float) (kernel[i] * scale);
            }
        }
        weights.add(Tensors.of(owner, kernel, layer.out(), layer.in(), layer.rows(), layer.columns()));
        weights.add(Tensors.of(owner, bias, layer.out()));
    }

    /** @param rgb 8-bit image, [height][width][3] */
    public float[] features(byte[] rgb, int height, int width) {
        try (NDManager scope = TensorEngine.newScope(owner)) {
            NDArray image = Tensors.of(scope, ImagePlanes.of(rgb), 1, 3, height, width);
            return kernels.one(scope, "features", new NDList(image), weights).toFloatArray();
        }
    }

    @Override
    public void close() {
        kernels.close();
        owner.close();
    }
}
