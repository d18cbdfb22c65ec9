package avnav.simbridge.embedded.acoustics.sound;

import avnav.simbridge.embedded.acoustics.Acoustics;
import java.util.SplittableRandom;

/**
 * A mechanical telephone bell: a clapper strikes two brass gongs in turn, twenty-some strokes a second, and every
 * stroke starts six inharmonic partials that die away faster the higher they are. The end of the loop rings into its
 * beginning, so it has no seam and no silence.
 */
public final class TelephoneRing {

    public static final String NAME = "telephone";

    /** 1.2 s: eight steps of 0.15 s. */
    private static final int SAMPLES = 19_200;

    private static final int STROKES = 26;
    private static final double[] GONG_HZ = {1060, 1330};
    private static final double[] PARTIAL_RATIO = {0.5, 1.0, 1.53, 2.44, 3.27, 4.86};
    private static final double[] PARTIAL_GAIN = {0.5, 1.0, 0.7, 0.55, 0.4, 0.3};
    private static final double SLOWEST_DECAY_SECONDS = 0.12;
    private static final double CLICK_SECONDS = 0.0025;
    private static final long SEED = 1876;

    private TelephoneRing() {}

    public static SourceSound sound() {
        double[] loop = new double[SAMPLES];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int stroke = 0; stroke < STROKES; stroke++) {
            double uneven = 0.004 * (random.nextDouble() - 0.5);
            int start = (int) ((double) stroke * SAMPLES / STROKES + uneven * Acoustics.SAMPLE_RATE_HZ);
            double force = 0.85 + 0.3 * random.nextDouble();
            strike(loop, Math.floorMod(start, SAMPLES), GONG_HZ[stroke % 2], force, random);
        }
        return SourceSound.normalised(NAME, loop);
    }

    private static void strike(double[] loop, int start, double gongHz, double force, SplittableRandom random) {
        for (int p = 0; p < PARTIAL_RATIO.length; p++) {
            double step = 2 * StrictMath.PI * gongHz * PARTIAL_RATIO[p] / Acoustics.SAMPLE_RATE_HZ;
            double decay = SLOWEST_DECAY_SECONDS / StrictMath.sqrt(PARTIAL_RATIO[p]) * Acoustics.SAMPLE_RATE_HZ;
            double phase = 2 * StrictMath.PI * random.nextDouble();
            for (int i = 0; i < 8 * decay; i++) {
                double attack = 1 - StrictMath.exp(-i / 8.0);
                double swing = StrictMath.exp(-i / decay) * StrictMath.sin(step * i + phase);
                loop[(start + i) % loop.length] += force * PARTIAL_GAIN[p] * attack * swing;
            }
        }
        double click = CLICK_SECONDS * Acoustics.SAMPLE_RATE_HZ;
        for (int i = 0; i < 6 * click; i++) {
            loop[(start + i) % loop.length] += 0.8 * force * StrictMath.exp(-i / click) * (2 * random.nextDouble() - 1);
        }
    }
}
