package avnav.simbridge.embedded.acoustics.field;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.acoustics.room.CellField;
import avnav.simbridge.embedded.acoustics.signal.OctaveBands;

/** Renders a cell's field as a response of decaying noise at two ears. */
public final class LateResponse {

    /** Samples over which the envelope is a straight line. */
    private static final int PIECE = 32;

    private LateResponse() {}

    /** @param cell index in the scene; other cells get other noise */
    public static ImpulseResponse of(CellField field, int cell, NoiseBank noise) {
        int pieces = (int) (field.seconds() * Acoustics.SAMPLE_RATE_HZ) / PIECE + 1;
        int length = OctaveBands.LATENCY + pieces * PIECE;
        float[] left = new float[length];
        float[] right = new float[length];
        for (int band = 0; band < OctaveBands.COUNT; band++) {
            float before = amplitude(field, band, 0);
            for (int i = 0; i < pieces; i++) {
                float after = amplitude(field, band, (i + 1) * PIECE);
                if (before > 0 || after > 0) {
                    int from = OctaveBands.LATENCY + i * PIECE;
                    noise.add(left, right, cell, band, from, PIECE, before, (after - before) / PIECE);
                }
                before = after;
            }
        }
        return new ImpulseResponse(left, right);
    }

    private static float amplitude(CellField field, int band, int sample) {
        double rate = Acoustics.SAMPLE_RATE_HZ;
        return (float) Math.sqrt(field.power(band, sample / rate) / rate);
    }
}
