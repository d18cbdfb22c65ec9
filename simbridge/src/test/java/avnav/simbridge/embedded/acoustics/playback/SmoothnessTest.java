package avnav.simbridge.embedded.acoustics.playback;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.HomeAcoustics;
import avnav.simbridge.embedded.acoustics.Listener;
import avnav.simbridge.embedded.acoustics.RoomAcoustics;
import avnav.simbridge.embedded.acoustics.room.AcousticScene;
import avnav.simbridge.embedded.acoustics.signal.FourierTransform;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Homes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A steady tone makes every click audible: it adds energy above the tone where two steps meet. */
class SmoothnessTest {

    private static final int N = Motion.AVWM.samplesPerStep(Acoustics.SAMPLE_RATE_HZ);
    private static final int STEPS = 24;
    private static final int WINDOW = 256;
    private static final double TONE_HZ = 500;

    @Test
    void stepBordersOfAWalkFluxNoMoreThanTheInsideOfSteps() {
        float[] heard = walk();
        double borders = 0;
        double inside = 0;
        for (int step = 1; step < STEPS; step++) {
            borders += click(heard, step * N);
            inside += click(heard, step * N + N / 2);
        }
        assertThat(borders).isLessThan(2 * inside + 1e-9);
    }

    @Test
    void theMeasureHearsAClick() {
        float[] heard = walk();
        double before = click(heard, 5 * N);
        for (int i = 5 * N; i < heard.length; i++) {
            heard[i] *= -0.5f;
        }
        assertThat(click(heard, 5 * N)).isGreaterThan(20 * before);
    }

    /** Positive change of the magnitudes above 2 kHz from the window before a sample to the one around it. */
    private static double click(float[] heard, int at) {
        double[] before = magnitudes(heard, at - WINDOW - WINDOW / 2);
        double[] around = magnitudes(heard, at - WINDOW / 2);
        double flux = 0;
        for (int k = 0; k < before.length; k++) {
            flux += Math.max(0, around[k] - before[k]);
        }
        return flux;
    }

    private static double[] magnitudes(float[] heard, int from) {
        FourierTransform transform = new FourierTransform(WINDOW);
        float[] spectrum = new float[2 * WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            spectrum[2 * i] = (float) (heard[from + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW)));
        }
        transform.forward(spectrum);
        int first = 2000 * WINDOW / Acoustics.SAMPLE_RATE_HZ;
        double[] magnitudes = new double[WINDOW / 2 - first];
        for (int k = 0; k < magnitudes.length; k++) {
            magnitudes[k] = Math.hypot(spectrum[2 * (first + k)], spectrum[2 * (first + k) + 1]);
        }
        return magnitudes;
    }

    private static float[] walk() {
        FurnitureCatalogue catalogue = FurnitureCatalogue.load();
        Home home = new Homes(catalogue).bySeed(7);
        Box air = home.rooms().get(0).air();
        RoomAcoustics source = new HomeAcoustics(AcousticScene.of(home, catalogue), Listener.kemar())
                .place(new Position(air.minX() + 0.8, 0, air.minZ() + 0.8));
        double[] tone = new double[Acoustics.SAMPLE_RATE_HZ];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = StrictMath.sin(2 * StrictMath.PI * TONE_HZ * i / tone.length);
        }
        Playback playback = PlaybackMode.OVERLAP_ADD.open(
                source, SourceSound.normalised("tone", tone), Motion.AVWM, new SplittableRandom(2));
        float[] heard = new float[STEPS * N];
        for (int step = 0; step < STEPS; step++) {
            double along = 0.3 + 0.5 * step / STEPS;
            double x = air.minX() + along * air.sizeX();
            double z = air.minZ() + along * air.sizeZ();
            float[] left = playback.next(new Pose(x, 0, z, step % 4 < 2 ? 0 : 0.35))[0];
            System.arraycopy(left, 0, heard, step * N, N);
        }
        return heard;
    }
}
