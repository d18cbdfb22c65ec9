package avnav.simbridge.embedded.acoustics;

/**
 * A binaural impulse response at {@link Acoustics#SAMPLE_RATE_HZ}. Amplitude 1 = the direct sound at 1 m. The arrays
 * are read-only and not compared.
 *
 * @param left, right L samples each; L may differ from response to response and may be 0
 */
public record ImpulseResponse(float[] left, float[] right) {

    public ImpulseResponse {
        if (left.length != right.length) {
            throw new IllegalArgumentException(
                    "The response has (" + left.length + ") samples left and (" + right.length + ") right.");
        }
    }

    public int length() {
        return left.length;
    }
}
