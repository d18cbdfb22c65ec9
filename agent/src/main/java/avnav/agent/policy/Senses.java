package avnav.agent.policy;

import avnav.simbridge.Observation;

/**
 * Brings an observation to the size that a network takes: the image by means over square blocks, depth to 0..1 (10 m
 * and more are 1), the sound through the front end. Not thread-safe: one thread, one of these.
 */
public final class Senses {

    private static final float DEPTH_RANGE_METRES = 10;

    private final NetworkSettings settings;
    private final int sampleRateHz;
    private final int samples;
    private final SoundFrontEnd frontEnd;

    /** @param samples per ear and step */
    public Senses(NetworkSettings settings, int sampleRateHz, int samples) {
        this.settings = settings;
        this.sampleRateHz = sampleRateHz;
        this.samples = samples;
        frontEnd = settings.frontEnd(sampleRateHz, samples);
    }

    /** @throws IllegalArgumentException when the observation is of another size, rate or kind than the network's */
    public Percept of(Observation seen) {
        if (seen.sampleRateHz() != sampleRateHz || seen.audio()[0].length != samples) {
            throw new IllegalArgumentException("The observation holds (" + seen.audio()[0].length + ") samples at ("
                    + seen.sampleRateHz() + " Hz), the network was set up for (" + samples + ") at (" + sampleRateHz
                    + " Hz).");
        }
        int side = settings.imageSide();
        requireImage(settings, seen.width(), seen.height());
        byte[] rgb = settings.rgb() ? colour(seen, side) : new byte[0];
        float[] depth = settings.depth() ? depth(seen, side) : new float[0];
        return new Percept(rgb, depth, frontEnd.hear(seen.audio()));
    }

    static void requireImage(NetworkSettings settings, int width, int height) {
        int side = settings.imageSide();
        if (width != height || width % side != 0) {
            throw new IllegalArgumentException("The image is (" + width + "x" + height
                    + ") but the network takes squares of a multiple of (" + side + ") pixels.");
        }
    }

    static IllegalArgumentException noDepth() {
        return new IllegalArgumentException("The network sees depth but the observation has none.\n"
                + "Maybe switch the simulator's depth image on.");
    }

    private static byte[] colour(Observation seen, int side) {
        int block = seen.width() / side;
        if (block == 1) {
            return seen.rgb();
        }
        byte[] small = new byte[side * side * 3];
        int half = block * block / 2;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int c = 0; c < 3; c++) {
                    int sum = half;
                    for (int dy = 0; dy < block; dy++) {
                        int at = ((y * block + dy) * seen.width() + x * block) * 3 + c;
                        for (int dx = 0; dx < block; dx++) {
                            sum += seen.rgb()[at + dx * 3] & 0xff;
                        }
                    }
                    small[(y * side + x) * 3 + c] = (byte) (sum / (block * block));
                }
            }
        }
        return small;
    }

    private static float[] depth(Observation seen, int side) {
        if (seen.depthMetres().length == 0) {
            throw noDepth();
        }
        int block = seen.width() / side;
        float[] small = new float[side * side];
        for (int y = 0; y < side * block; y++) {
            for (int x = 0; x < side * block; x++) {
                float scaled = Math.min(1, seen.depthMetres()[y * seen.width() + x] / DEPTH_RANGE_METRES);
                small[y / block * side + x / block] += scaled / (block * block);
            }
        }
        return small;
    }
}
