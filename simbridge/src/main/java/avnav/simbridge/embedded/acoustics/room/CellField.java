package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import java.util.Optional;

/**
 * Energy of one cell's diffuse field after the source emitted an impulse, relative to the direct sound at 1 m.
 *
 * @param onsetMetres way of the first sound into the cell
 * @param parts {@code [6][K]} of {@link CoupledDecay#parts}
 * @param rates {@code [6][K]} 1/s
 * @param images what mirror images leave; empty where they are not heard
 */
public record CellField(double onsetMetres, double[][] parts, double[][] rates, Optional<ImageShare> images) {

    /**
     * Field per unit of x: 16 pi by diffuse theory, and 1.25 dB by which RLRAudioPropagation is louder than theory and image
     * sources (docs/acoustics.md).
     */
    private static final double FIELD = 16 * StrictMath.PI * StrictMath.pow(10, 0.125);

    private static final double DECAY = 1e-6;
    private static final double LONGEST_SECONDS = 2.0;
    private static final double STEP_SECONDS = 0.002;

    /** Energy per second at a time after emission, per band. */
    public double power(int band, double seconds) {
        double since = seconds - onsetMetres / Acoustics.SOUND_METRES_PER_SECOND;
        if (since < 0) {
            return 0;
        }
        double sum = 0;
        for (int k = 0; k < parts[band].length; k++) {
            sum += parts[band][k] * StrictMath.exp(-rates[band][k] * since);
        }
        double share = images.isPresent() ? images.get().at(seconds) : 1;
        return FIELD * Math.max(0, sum) * share;
    }

    /** All the energy of a band, mirror images' part included. */
    public double energy(int band) {
        double sum = 0;
        for (int k = 0; k < parts[band].length; k++) {
            sum += parts[band][k] / rates[band][k];
        }
        return FIELD * Math.max(0, sum);
    }

    /** Energy of a band without what mirror images carry. */
    double diffuseEnergy(int band) {
        if (images.isEmpty()) {
            return energy(band);
        }
        double sum = 0;
        for (double t = STEP_SECONDS / 2; t < LONGEST_SECONDS; t += STEP_SECONDS) {
            sum += power(band, t) * STEP_SECONDS;
        }
        return sum;
    }

    /** Time by which all bands have fallen 60 dB below the energy that they began with. */
    public double seconds() {
        double longest = 0.05;
        for (int band = 0; band < OctaveBands.COUNT; band++) {
            double slowest = Double.POSITIVE_INFINITY;
            for (double rate : rates[band]) {
                slowest = Math.min(slowest, rate);
            }
            longest = Math.max(longest, -StrictMath.log(DECAY) / slowest);
        }
        return Math.min(LONGEST_SECONDS, longest + onsetMetres / Acoustics.SOUND_METRES_PER_SECOND);
    }
}
