package avnav.worldmodel.evaluation;

/**
 * Measures on magnitude spectra, [frames][bins] each, the true one first. None is symmetric or blind to level.
 */
public final class SpectralFidelity {

    private static final double TINY = 1e-12;

    /** Magnitude below which the logarithmic similarity hears nothing. */
    private static final double FLOOR = 1e-5;

    private SpectralFidelity() {}

    /**
     * Log-spectral distance: mean over frames of the root of the mean over bins of log10(S^2 / (S' + 1e-12)^2 +
     * 1e-12)^2, as voicefixer and ssr_eval compute it. Silence in place of sound gives about 22.
     */
    public static double logDistance(double[][] truth, double[][] estimate) {
        check(truth, estimate);
        double sum = 0;
        for (int frame = 0; frame < truth.length; frame++) {
            double squares = 0;
            for (int bin = 0; bin < truth[frame].length; bin++) {
                double below = estimate[frame][bin] + TINY;
                double ratio = truth[frame][bin] * truth[frame][bin] / (below * below);
                squares += Math.pow(Math.log10(ratio + TINY), 2);
            }
            sum += Math.sqrt(squares / truth[frame].length);
        }
        return sum / truth.length;
    }

    /** SSIM of linear magnitudes, 7 x 7 box, range 2: what voicefixer's figures rest on. */
    public static double similarity(double[][] truth, double[][] estimate) {
        check(truth, estimate);
        return StructuralSimilarity.uniform(2).of(truth, estimate);
    }

    /**
     * SSIM of log10 magnitudes floored at 1e-5 with the true spectrum's range: quiet bins count too. A true spectrum
     * without any range, such as silence, is given one decade.
     */
    public static double logSimilarity(double[][] truth, double[][] estimate) {
        check(truth, estimate);
        double[][] reference = logarithms(truth);
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] frame : reference) {
            for (double value : frame) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        double range = most > least ? most - least : 1;
        return StructuralSimilarity.uniform(range).of(reference, logarithms(estimate));
    }

    static double[][] logarithms(double[][] magnitude) {
        double[][] logarithms = new double[magnitude.length][magnitude[0].length];
        for (int frame = 0; frame < magnitude.length; frame++) {
            for (int bin = 0; bin < magnitude[frame].length; bin++) {
                logarithms[frame][bin] = Math.log10(Math.max(magnitude[frame][bin], FLOOR));
            }
        }
        return logarithms;
    }

    private static void check(double[][] truth, double[][] estimate) {
        if (truth.length != estimate.length || truth.length == 0 || truth[0].length != estimate[0].length) {
            throw new IllegalArgumentException("The spectra have (" + truth.length + ") and (" + estimate.length
                    + ") frames.\nMaybe the sounds differ in length.");
        }
    }
}
