package avnav.worldmodel.diffusion;

/**
 * How much of the data and how much noise a noised tensor holds: x = signal * x0 + noise * e, with e of unit variance.
 */
public record NoiseLevel(double signal, double noise) {

    /** No noise at all. */
    static final NoiseLevel CLEAN = new NoiseLevel(1, 0);

    /** Of the variance-preserving path: signal is the root of alpha-bar, and the squares sum to one. */
    static NoiseLevel ofAlphaBar(double alphaBar) {
        return new NoiseLevel(Math.sqrt(alphaBar), Math.sqrt(1 - alphaBar));
    }

    /** Of the straight path of flow matching: x = (1 - sigma) x0 + sigma e. */
    static NoiseLevel ofSigma(double sigma) {
        return new NoiseLevel(1 - sigma, sigma);
    }

    /** Half the log signal-to-noise ratio, lambda in the DPM-Solver papers. */
    double halfLogRatio() {
        return Math.log(signal / noise);
    }
}
