package avnav.simbridge.embedded.home;

/**
 * How a surface swallows sound.
 *
 * @param absorption {@code [6]} energy fraction per octave band 125, 250, 500, 1000, 2000, 4000 Hz, each in [0, 1]
 * @param scattering share of reflected energy that is diffuse, the same in all bands
 */
public record AcousticMaterial(String name, double[] absorption, double scattering) {

    /** Octave bands of all acoustics here, Hz. */
    public static final double[] BANDS_HZ = {125, 250, 500, 1000, 2000, 4000};

    public AcousticMaterial {
        if (absorption.length != BANDS_HZ.length) {
            throw new IllegalArgumentException("The material (" + name + ") has (" + absorption.length
                    + ") absorption values but needs (" + BANDS_HZ.length + ").");
        }
    }
}
