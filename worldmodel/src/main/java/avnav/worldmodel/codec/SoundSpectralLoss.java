package avnav.worldmodel.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The multi-scale spectral loss of SoundStream (equations 4 and 5). For windows of s = 64, 128 .. 2048 samples, hop s/4
 * and a 64-band mel spectrum m of the magnitudes (Hann window of unit energy, zero padding at both ends), a frame costs
 * {@code sum |m' - m| + sqrt(s/2) * ||log m' - log m||}; the loss is the mean over frames, then over the windows.
 *
 * <p>Four signals count alike: left, right, and their sum and difference over sqrt(2), whose spectra hold the phase
 * between the ears. Logarithms start at {@link #FLOOR}, 60 dB below a unit-level noise.
 */
final class SoundSpectralLoss implements AutoCloseable {

    static final double FLOOR = 1e-3;
    static final int BANDS = 64;

    private static final int SHORTEST = 64;
    private static final int LONGEST = 2048;
    private static final int SAMPLE_RATE_HZ = 16_000;

    private final Kernels kernels;
    private final NDList windows = new NDList();
    private final NDList filters = new NDList();

    SoundSpectralLoss(NDManager owner) {
        kernels = Kernels.compile(owner, kernels());
        for (int size = SHORTEST; size <= LONGEST; size *= 2) {
            windows.add(window(owner, size));
            filters.add(Tensors.of(owner, melFilters(size), size / 2 + 1, BANDS));
        }
    }

    static KernelSource kernels() {
        return KernelSource.resource(SoundSpectralLoss.class, "sound-losses.ts", Map.of("floor", FLOOR));
    }

    /** The scalar loss of decoded segments {@code [N][2][samples]} against true ones. */
    NDArray spectral(NDManager scope, NDArray truth, NDArray made) {
        return kernels.one(scope, "spectral", new NDList(truth, made), windows, filters);
    }

    /** The same by some of the windows, drawn anew at each call: equal in the mean, and cheaper. */
    NDArray spectral(NDManager scope, NDArray truth, NDArray made, int count, RandomGenerator random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, windows.size()).boxed().toList());
        NDList some = new NDList();
        NDList theirs = new NDList();
        for (int i = 0; i < Math.min(count, windows.size()); i++) {
            int chosen = order.remove(random.nextInt(order.size()));
            some.add(windows.get(chosen));
            theirs.add(filters.get(chosen));
        }
        return kernels.one(scope, "spectral", new NDList(truth, made), some, theirs);
    }

    /** Mean square difference. */
    NDArray wave(NDManager scope, NDArray truth, NDArray made) {
        return kernels.one(scope, "wave", new NDList(truth, made));
    }

    /** Sum of the scalar losses, each times its weight. */
    NDArray weigh(NDManager scope, NDArray weights, NDList losses) {
        return kernels.one(scope, "weigh", new NDList(weights), losses);
    }

    /** A periodic Hann window whose squares sum to 1. */
    static NDArray window(NDManager owner, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            double hann = 0.5 - 0.5 * StrictMath.cos(2 * StrictMath.PI * i / size);
            values[i] = (float) (hann / StrictMath.sqrt(0.375 * size));
        }
        return Tensors.of(owner, values, size);
    }

    /** Triangles of height 1, equally wide on the HTK mel scale from 0 Hz to half the rate, {@code [bins][64]}. */
    static float[] melFilters(int size) {
        int bins = size / 2 + 1;
        double top = mel(SAMPLE_RATE_HZ / 2.0);
        float[] filters = new float[bins * BANDS];
        for (int bin = 0; bin < bins; bin++) {
            double place = mel((double) bin * SAMPLE_RATE_HZ / size) / top * (BANDS + 1);
            for (int band = 0; band < BANDS; band++) {
                filters[bin * BANDS + band] = (float) Math.max(0, 1 - Math.abs(place - (band + 1)));
            }
        }
        return filters;
    }

    private static double mel(double hertz) {
        return 2595 * StrictMath.log10(1 + hertz / 700);
    }

    @Override
    public void close() {
        kernels.close();
        windows.close();
        filters.close();
    }
}
