package avnav.simbridge;

/**
 * What one action does. SoundSpaces ties these three numbers together; here they are independent.
 *
 * @param stepMetres length of MOVE_FORWARD
 * @param turnDegrees angle of TURN_LEFT and TURN_RIGHT; must divide 360
 * @param stepSeconds how long one action lasts, hence how much sound one observation holds
 */
public record Motion(double stepMetres, double turnDegrees, double stepSeconds) {

    /** The paper's setting: 0.15 m, 10 degrees, 0.15 s. */
    public static final Motion AVWM = new Motion(0.15, 10.0, 0.15);

    public Motion {
        if (!(stepMetres > 0) || !(stepSeconds > 0)) {
            throw new IllegalArgumentException(
                    "The step length (" + stepMetres + " m) and duration (" + stepSeconds + " s) must be above 0.");
        }
        double turns = 360.0 / turnDegrees;
        if (!(turnDegrees > 0) || turnDegrees > 180 || Math.abs(turns - Math.rint(turns)) > 1e-9) {
            throw new IllegalArgumentException("The turn (" + turnDegrees + " degrees) must divide 360.\n"
                    + "Maybe use 10, 15 or 30 for turnDegrees.");
        }
    }

    /** Samples per channel that one observation holds at the given rate, 2400 at 16 kHz for {@link #AVWM}. */
    public int samplesPerStep(int sampleRateHz) {
        return (int) (sampleRateHz * stepSeconds + 1e-6);
    }
}
