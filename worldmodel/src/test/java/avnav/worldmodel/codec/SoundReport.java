package avnav.worldmodel.codec;

import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.evaluation.InterauralLevel;
import avnav.worldmodel.evaluation.MagnitudeSpectrum;
import avnav.worldmodel.evaluation.SpectralFidelity;
import avnav.worldmodel.nn.TensorEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures a codec on the homes of a split: {@code SoundReport CODEC DATA SPLIT COUNT}. Means over segments spread
 * evenly; spectra as {@link MagnitudeSpectrum} with zero padding, ears meant.
 */
final class SoundReport {

    private static final int ROWS = 16;
    private static final int LONGEST_DELAY = 16;
    private static final double BIN_HZ = 16_000.0 / 743;

    private final MagnitudeSpectrum spectrum = new MagnitudeSpectrum(MagnitudeSpectrum.Padding.CONSTANT);
    private final double[] sums = new double[12];
    private int segments;
    private int sameDelay;

    public static void main(String[] arguments) throws Exception {
        TensorEngine.useThreads(1);
        HomeSplit split = HomeSplit.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        try (SoundStream codec = SoundStream.load(Path.of(arguments[0]));
                TrajectoryStore store = TrajectoryStore.open(Path.of(arguments[1]))) {
            SoundCorpus corpus = SoundRecordings.of(store, split);
            SoundReport report = new SoundReport();
            int count = Math.min(corpus.size(), Integer.parseInt(arguments[3]));
            for (int from = 0; from < count; from += ROWS) {
                List<float[][]> truth = new ArrayList<>();
                for (int i = from; i < Math.min(count, from + ROWS); i++) {
                    truth.add(corpus.segment((int) ((long) i * corpus.size() / count)));
                }
                List<float[][]> made = codec.decode(codec.encode(truth));
                for (int i = 0; i < truth.size(); i++) {
                    report.add(truth.get(i), made.get(i));
                }
            }
            report.print(split);
        }
    }

    private void add(float[][] truth, float[][] made) {
        segments++;
        double[][] bandsTrue = new double[2][];
        double[][] bandsMade = new double[2][];
        for (int ear = 0; ear < 2; ear++) {
            double[][] a = spectrum.of(truth[ear]);
            double[][] b = spectrum.of(made[ear]);
            sums[0] += SpectralFidelity.logDistance(a, b) / 2;
            sums[1] += SpectralFidelity.similarity(a, b) / 2;
            sums[2] += SpectralFidelity.logSimilarity(a, b) / 2;
            sums[3] += Math.abs(decibels(truth[ear]) - decibels(made[ear])) / 2;
            sums[4] += signalToNoise(truth[ear], made[ear]) / 2;
            bandsTrue[ear] = bands(a);
            bandsMade[ear] = bands(b);
        }
        sums[5] += InterauralLevel.error(truth, made);
        for (int band = 0; band < 4; band++) {
            double wanted = bandsTrue[0][band] - bandsTrue[1][band];
            sums[6 + band] += Math.abs(wanted - (bandsMade[0][band] - bandsMade[1][band]));
        }
        int wrong = Math.abs(delay(truth) - delay(made));
        sums[10] += wrong;
        sameDelay += wrong <= 1 ? 1 : 0;
    }

    /** Levels in dB of 500 to 1000, 2000, 4000 and 8000 Hz. */
    private static double[] bands(double[][] magnitude) {
        double[] power = new double[4];
        for (double[] frame : magnitude) {
            for (int bin = 0; bin < frame.length; bin++) {
                double octave = Math.log(bin * BIN_HZ / 500) / Math.log(2);
                if (octave >= 0 && octave < 4) {
                    power[(int) octave] += frame[bin] * frame[bin];
                }
            }
        }
        for (int band = 0; band < 4; band++) {
            power[band] = 10 * Math.log10(power[band] + 1e-10);
        }
        return power;
    }

    private static double decibels(float[] ear) {
        double sum = 0;
        for (float sample : ear) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(sum / ear.length + 1e-10);
    }

    private static double signalToNoise(float[] truth, float[] made) {
        double signal = 1e-12;
        double noise = 1e-12;
        for (int i = 0; i < truth.length; i++) {
            signal += (double) truth[i] * truth[i];
            noise += (double) (truth[i] - made[i]) * (truth[i] - made[i]);
        }
        return 10 * Math.log10(signal / noise);
    }

    /** Samples by which the right ear is behind the left where they correlate best. */
    private static int delay(float[][] ears) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int delay = -LONGEST_DELAY; delay <= LONGEST_DELAY; delay++) {
            double sum = 0;
            for (int i = LONGEST_DELAY; i < ears[0].length - LONGEST_DELAY; i++) {
                sum += ears[0][i] * ears[1][i + delay];
            }
            if (sum > most) {
                most = sum;
                best = delay;
            }
        }
        return best;
    }

    private void print(HomeSplit split) {
        System.out.printf(
                Locale.ROOT,
                "%s, %d segments: LSD %.3f, spectral SSIM %.4f (log %.4f), SNR %.2f dB, level error %.4f dB,"
                        + " ILD error %.4f dB (octaves from 500 Hz: %.2f %.2f %.2f %.2f dB),"
                        + " delay error %.2f samples, within one sample %.1f %%%n",
                split.label(),
                segments,
                sums[0] / segments,
                sums[1] / segments,
                sums[2] / segments,
                sums[4] / segments,
                sums[3] / segments,
                sums[5] / segments,
                sums[6] / segments,
                sums[7] / segments,
                sums[8] / segments,
                sums[9] / segments,
                sums[10] / segments,
                100.0 * sameDelay / segments);
    }
}
