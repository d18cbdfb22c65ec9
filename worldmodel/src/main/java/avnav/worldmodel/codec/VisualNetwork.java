package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Parameters;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The autoencoder as it trains: float32 weights under diffusers' names and the kernels over them. Images here are
 * {@code [N][3][H][W]} in -1..1; methods take the weights to use, so that an average can stand in for them.
 */
final class VisualNetwork implements AutoCloseable {

    /** Places in the vector that {@link #objective} returns. */
    static final List<String> PARTS = List.of("loss", "l1", "mse", "edge", "kl");

    private static final int CONTIGUOUS = 0;
    private static final int CHANNELS_LAST = 2;

    private final VisualSettings settings;
    private final List<String> encoderNames;
    private final List<String> decoderNames;
    private final NDManager scope;
    private final Kernels kernels;
    private final Parameters parameters;

    /** @param learning whether gradients are wanted; it chooses the faster order in memory */
    VisualNetwork(VisualSettings settings, Precision precision, boolean learning, RandomGenerator random) {
        this.settings = settings;
        VisualLayout encoder = VisualLayout.encoder(settings);
        VisualLayout decoder = VisualLayout.decoder(settings);
        encoderNames = encoder.names();
        decoderNames = decoder.names();
        scope = TensorEngine.newScope();
        kernels = Kernels.compile(
                scope,
                enter(precision, learning),
                KernelSource.resource(
                        VisualNetwork.class,
                        "visual.ts",
                        Map.of("groups", settings.normGroups(), "patch", settings.patch())),
                encoder.kernel("encoder"),
                decoder.kernel("decoder"));
        parameters = new Parameters(scope);
        encoder.addTo(parameters, random);
        decoder.addTo(parameters, random);
    }

    /**
     * How a tensor enters the convolutions; they keep its type and order in memory. Channels last is faster forwards
     * (1.2 times), but libtorch's group norm is ten times slower backwards in it.
     */
    private static KernelSource enter(Precision precision, boolean learning) {
        return new KernelSource("  def enter(self, x: Tensor) -> Tensor:\n    return torch.contiguous("
                + precision.narrow() + ", memory_format=" + (learning ? CONTIGUOUS : CHANNELS_LAST) + ")\n");
    }

    VisualSettings settings() {
        return settings;
    }

    Parameters parameters() {
        return parameters;
    }

    Kernels kernels() {
        return kernels;
    }

    NDManager scope() {
        return scope;
    }

    /** The encoder's part of weights listed in the order of {@link #parameters}. */
    NDList encoderOf(NDList all) {
        return new NDList(all.subList(0, encoderNames.size()));
    }

    /** The decoder's part of weights listed in the order of {@link #parameters}. */
    NDList decoderOf(NDList all) {
        return new NDList(all.subList(encoderNames.size(), encoderNames.size() + decoderNames.size()));
    }

    /** Mean and log-variance {@code [N][2C][h][w]} of the latents' distribution, before the clamp. */
    NDArray moments(NDManager step, NDArray images, NDList weights) {
        return kernels.one(step, "moments", new NDList(images), encoderOf(weights));
    }

    /** The image {@code [N][3][H][W]} of latents in the network's own scale, not clipped. */
    NDArray picture(NDManager step, NDArray latents, NDList weights) {
        return kernels.one(step, "picture", new NDList(latents), decoderOf(weights));
    }

    /**
     * The training objective and its parts, as {@link #PARTS} names them.
     *
     * @param noise standard normal, of the latents' shape
     * @param lossWeights of the four parts
     */
    NDArray objective(NDManager step, NDArray images, NDArray noise, NDArray lossWeights, NDList weights) {
        return kernels.one(
                step, "objective", new NDList(images, noise, lossWeights), encoderOf(weights), decoderOf(weights));
    }

    @Override
    public void close() {
        kernels.close();
        parameters.close();
        scope.close();
    }
}
