package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import avnav.worldmodel.nn.GradientCheck;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoundSpectralLossTest {

    private static final int SAMPLES = 2400;

    private NDManager scope;
    private SoundSpectralLoss loss;

    @BeforeEach
    void open() {
        TensorEngine.useThreads(1);
        scope = TensorEngine.newScope();
        loss = new SoundSpectralLoss(scope);
    }

    @AfterEach
    void close() {
        loss.close();
        scope.close();
    }

    private float[] noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[2 * SAMPLES];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    private NDArray stereo(float[] values) {
        return Tensors.of(scope, values, 1, 2, SAMPLES);
    }

    @Test
    void equalsALossComputedByHand() {
        float[] truth = noise(1);
        float[] made = noise(2);
        double expected = 0;
        for (int size = 64; size <= 2048; size *= 2) {
            expected += byHand(truth, made, size) / 6;
        }
        double got = loss.spectral(scope, stereo(truth), stereo(made)).getFloat();
        assertThat(got).isCloseTo(expected, within(2e-4 * expected));
    }

    /** Equations 4 and 5 for one window, by a plain Fourier sum. */
    private static double byHand(float[] truth, float[] made, int size) {
        float[] filters = SoundSpectralLoss.melFilters(size);
        int frames = (SAMPLES + size / 4 - 1) / (size / 4) + 1;
        double sum = 0;
        for (int voice = 0; voice < 4; voice++) {
            double[] a = voice(truth, voice);
            double[] b = voice(made, voice);
            for (int frame = 0; frame < frames; frame++) {
                double[] ma = mel(a, frame * (size / 4) - size / 2, size, filters);
                double[] mb = mel(b, frame * (size / 4) - size / 2, size, filters);
                double linear = 0;
                double logs = 0;
                for (int band = 0; band < 64; band++) {
                    linear += Math.abs(ma[band] - mb[band]);
                    logs += Math.pow(Math.log(ma[band] + 1e-3) - Math.log(mb[band] + 1e-3), 2);
                }
                sum += linear + Math.sqrt(size / 2.0) * Math.sqrt(logs);
            }
        }
        return sum / (4 * frames);
    }

    private static double[] voice(float[] ears, int voice) {
        double[] signal = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double left = ears[i];
            double right = ears[SAMPLES + i];
            signal[i] = switch (voice) {
                case 0 -> left;
                case 1 -> right;
                case 2 -> (left + right) / Math.sqrt(2);
                default -> (left - right) / Math.sqrt(2);
            };
        }
        return signal;
    }

    private static double[] mel(double[] signal, int from, int size, float[] filters) {
        double[] mel = new double[64];
        for (int bin = 0; bin <= size / 2; bin++) {
            double real = 0;
            double imaginary = 0;
            for (int i = Math.max(0, -from); i < size && from + i < SAMPLES; i++) {
                double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
                double value = signal[from + i] * hann / Math.sqrt(0.375 * size);
                double angle = 2 * Math.PI * ((long) bin * i % size) / size;
                real += value * Math.cos(angle);
                imaginary += value * Math.sin(angle);
            }
            double magnitude = Math.sqrt(real * real + imaginary * imaginary + 1e-8);
            for (int band = 0; band < 64; band++) {
                mel[band] += magnitude * filters[bin * 64 + band];
            }
        }
        return mel;
    }

    @Test
    void nothingIsLostOnEqualSounds() {
        float[] truth = noise(1);
        assertThat(loss.spectral(scope, stereo(truth), stereo(truth)).getFloat())
                .isLessThan(0.01f);
    }

    /** Each ear's spectrum is the same; only the phase between them differs. */
    @Test
    void aDelayBetweenTheEarsIsHeard() {
        float[] together = noise(1);
        float[] apart = together.clone();
        System.arraycopy(together, 0, together, SAMPLES, SAMPLES);
        System.arraycopy(together, 0, apart, SAMPLES + 8, SAMPLES - 8);
        System.arraycopy(together, SAMPLES - 8, apart, SAMPLES, 8);
        assertThat(loss.spectral(scope, stereo(together), stereo(apart)).getFloat())
                .isGreaterThan(50);
    }

    @Test
    void gradientsEqualFiniteDifferences() {
        Kernels kernels = Kernels.compile(scope, SoundSpectralLoss.kernels());
        GradientCheck check = new GradientCheck(scope, (step, in) -> {
            NDList windows = new NDList();
            NDList filters = new NDList();
            for (int size : new int[] {16, 64}) {
                windows.add(SoundSpectralLoss.window(step, size).toType(DataType.FLOAT64, true));
                filters.add(Tensors.of(step, SoundSpectralLoss.melFilters(size), size / 2 + 1, 64)
                        .toType(DataType.FLOAT64, true));
            }
            return kernels.one(step, "spectral", new NDList(in.get(0), in.get(1)), windows, filters);
        });
        SplittableRandom random = new SplittableRandom(4);
        List<double[]> inputs = List.of(
                random.doubles(400, -1, 1).toArray(), random.doubles(400, -1, 1).toArray());
        List<long[]> shapes = List.of(new long[] {1, 2, 200}, new long[] {1, 2, 200});
        assertThat(check.largestError(inputs, shapes, 20, random)).isLessThan(1e-5);
    }

    @Test
    void drawnWindowsCostTheSameInTheMean() {
        NDArray truth = stereo(noise(1));
        NDArray made = stereo(noise(2));
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        for (int i = 0; i < 300; i++) {
            sum += loss.spectral(scope, truth, made, 2, random).getFloat() / 300;
        }
        double all = loss.spectral(scope, truth, made).getFloat();
        assertThat(sum).isCloseTo(all, within(0.08 * all));
        assertThat((double) loss.spectral(scope, truth, made, 6, random).getFloat())
                .isCloseTo(all, within(1e-3 * all));
    }
}
