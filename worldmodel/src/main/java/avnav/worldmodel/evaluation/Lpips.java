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
import java.util.List;
import java.util.Map;

/**
 * Learned perceptual image patch similarity (Zhang et al. 2018) with the AlexNet trunk, version 0.1: five layers'
 * activations, unit length over channels, squared differences weighted by channel, mean over places, summed. Lower is
 * more alike. Weights: the {@code state_dict} of {@code lpips.LPIPS(net="alex")}, by its own names, as safetensors or
 * as {@code torch.save} wrote it.
 */
public final class Lpips implements AutoCloseable {

    private static final List<WeightFile.Wanted> WANTED = List.of(
            new WeightFile.Wanted("scaling_layer.shift", 1, 3, 1, 1),
            new WeightFile.Wanted("scaling_layer.scale", 1, 3, 1, 1),
            new WeightFile.Wanted("net.slice1.0.weight", 64, 3, 11, 11),
            new WeightFile.Wanted("net.slice1.0.bias", 64),
            new WeightFile.Wanted("net.slice2.3.weight", 192, 64, 5, 5),
            new WeightFile.Wanted("net.slice2.3.bias", 192),
            new WeightFile.Wanted("net.slice3.6.weight", 384, 192, 3, 3),
            new WeightFile.Wanted("net.slice3.6.bias", 384),
            new WeightFile.Wanted("net.slice4.8.weight", 256, 384, 3, 3),
            new WeightFile.Wanted("net.slice4.8.bias", 256),
            new WeightFile.Wanted("net.slice5.10.weight", 256, 256, 3, 3),
            new WeightFile.Wanted("net.slice5.10.bias", 256),
            new WeightFile.Wanted("lin0.model.1.weight", 1, 64, 1, 1),
            new WeightFile.Wanted("lin1.model.1.weight", 1, 192, 1, 1),
            new WeightFile.Wanted("lin2.model.1.weight", 1, 384, 1, 1),
            new WeightFile.Wanted("lin3.model.1.weight", 1, 256, 1, 1),
            new WeightFile.Wanted("lin4.model.1.weight", 1, 256, 1, 1));

    private final NDManager owner = TensorEngine.newScope();
    private final Kernels kernels = Kernels.compile(owner, KernelSource.resource(Lpips.class, "lpips.ts"));
    private final NDList weights = new NDList();

    private Lpips(Map<String, StoredTensor> tensors) {
        for (WeightFile.Wanted wanted : WANTED) {
            weights.add(Tensors.of(owner, tensors.get(wanted.name()).floats(), wanted.shape()));
        }
    }

    /** @throws avnav.worldmodel.nn.TensorFileException when a weight is missing or has another shape */
    public static Lpips load(Path file) throws IOException {
        return new Lpips(WeightFile.read(file, WANTED));
    }

    /**
     * One distance per pair.
     *
     * @param a 8-bit images, each [height][width][3]; b likewise
     */
    public double[] distances(List<byte[]> a, List<byte[]> b, int height, int width) {
        try (NDManager scope = TensorEngine.newScope(owner)) {
            NDArray layers = layers(scope, images(scope, a, height, width), images(scope, b, height, width));
            float[] values = layers.toFloatArray();
            double[] distances = new double[a.size()];
            for (int i = 0; i < values.length; i++) {
                distances[i % a.size()] += values[i];
            }
            return distances;
        }
    }

    /**
     * Each layer's share, [5][N]; the distance is their sum.
     *
     * @param a images in -1..1, [N][3][height][width]; b likewise
     */
    NDArray layers(NDManager scope, NDArray a, NDArray b) {
        return kernels.one(scope, "layers", new NDList(a, b), weights);
    }

    private static NDArray images(NDManager scope, List<byte[]> images, int height, int width) {
        float[] planes = new float[images.size() * 3 * height * width];
        int at = 0;
        for (byte[] image : images) {
            for (int channel = 0; channel < 3; channel++) {
                for (int pixel = 0; pixel < height * width; pixel++) {
                    planes[at++] = Byte.toUnsignedInt(image[pixel * 3 + channel]) / 127.5f - 1;
                }
            }
        }
        return Tensors.of(scope, planes, images.size(), 3, height, width);
    }

    @Override
    public void close() {
        kernels.close();
        owner.close();
    }
}
