package avnav.simbridge.embedded.acoustics.head;

import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.AZIMUTHS;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.AZIMUTH_STEP;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.ELEVATIONS;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.ELEVATION_STEP;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.LOWEST_ELEVATION;
import static avnav.simbridge.embedded.acoustics.head.HeadMeasurements.TAPS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A measured head. The committed one is MIT's KEMAR with normal pinnae (Gardner and Martin 1994).
 *
 * <p>Equalised means: divided by the mean power of all directions, so that a diffuse field keeps its colour and the
 * measurement's loudspeaker, some 10 dB weak in the bass, is gone. Differences between the ears stay as measured.
 */
public final class SofaHead {

    private static final String KEMAR = "/avnav/hrtf/MIT_KEMAR_normal_pinna.sofa";
    private static final int TAPER = 8;

    private SofaHead() {}

    /** The committed KEMAR, equalised. Takes a few hundred milliseconds; make it once. */
    public static Head kemar() {
        return of(KEMAR, kemarBytes(), true);
    }

    /** The committed KEMAR as the loudspeaker of 1994 sounded. */
    static Head kemarUnequalised() {
        return of(KEMAR, kemarBytes(), false);
    }

    /** @throws IllegalArgumentException when the file is missing or no SOFA file of two ears; the message names it */
    public static Head read(Path file) {
        try {
            return of(file.toString(), Files.readAllBytes(file), true);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The head-related responses (" + file + ") cannot be read: " + e.getMessage()
                            + ".\nMaybe leave the file out to hear through the built-in KEMAR.",
                    e);
        }
    }

    private static byte[] kemarBytes() {
        try (InputStream stream = SofaHead.class.getResourceAsStream(KEMAR)) {
            if (stream == null) {
                throw new IllegalStateException("The resource (" + KEMAR + ") is missing.\nMaybe build again.");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Head of(String name, byte[] bytes, boolean equalise) {
        SofaFile file = SofaFile.parse(name, bytes);
        List<MeasuredEars> measured = MeasuredEars.of(file, equalise);
        double[][][][] filters = new double[ELEVATIONS][AZIMUTHS][2][];
        double[][][] delays = new double[ELEVATIONS][AZIMUTHS][2];
        for (int e = 0; e < ELEVATIONS; e++) {
            List<MeasuredEars> ring = ring(measured, LOWEST_ELEVATION + e * ELEVATION_STEP);
            for (int a = 0; a < AZIMUTHS; a++) {
                interpolate(ring, a * AZIMUTH_STEP, filters[e][a], delays[e][a]);
            }
        }
        return new Head(new HeadMeasurements(filters, delays));
    }

    /** The measurements nearest in elevation, by azimuth. */
    private static List<MeasuredEars> ring(List<MeasuredEars> measured, double elevation) {
        double nearest = Double.POSITIVE_INFINITY;
        for (MeasuredEars ears : measured) {
            nearest = Math.min(nearest, Math.abs(ears.elevation() - elevation));
        }
        List<MeasuredEars> ring = new ArrayList<>();
        for (MeasuredEars ears : measured) {
            if (Math.abs(ears.elevation() - elevation) < nearest + 0.5) {
                ring.add(ears);
            }
        }
        ring.sort(Comparator.comparingDouble(MeasuredEars::azimuth));
        return ring;
    }

    private static void interpolate(List<MeasuredEars> ring, double azimuth, double[][] filters, double[] delays) {
        int after = 0;
        while (after < ring.size() && ring.get(after).azimuth() <= azimuth) {
            after++;
        }
        MeasuredEars one = ring.get(Math.floorMod(after - 1, ring.size()));
        MeasuredEars other = ring.get(after % ring.size());
        double gap = ((other.azimuth() - one.azimuth()) % 360 + 360) % 360;
        double way = ((azimuth - one.azimuth()) % 360 + 360) % 360;
        double share = gap == 0 ? 0 : way / gap;
        for (int ear = 0; ear < 2; ear++) {
            delays[ear] = (1 - share) * one.delays()[ear] + share * other.delays()[ear];
            filters[ear] = new double[TAPS];
            for (int i = 0; i < TAPS; i++) {
                double taper = Math.min(1, (TAPS - i) / (double) TAPER);
                filters[ear][i] = taper * ((1 - share) * one.filters()[ear][i] + share * other.filters()[ear][i]);
            }
        }
    }
}
