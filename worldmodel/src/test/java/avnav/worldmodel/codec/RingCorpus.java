package avnav.worldmodel.codec;

import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import avnav.simbridge.embedded.acoustics.sound.TelephoneRing;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The telephone heard in a free field: random levels, level differences, delays between the ears and echoes. */
final class RingCorpus implements SoundCorpus {

    private final SourceSound ring = TelephoneRing.sound();
    private final int size;
    private final int samples;

    RingCorpus(int size, int samples) {
        this.size = size;
        this.samples = samples;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public float[][] segment(int index) {
        return draw(new SplittableRandom(index));
    }

    @Override
    public float[][] draw(RandomGenerator random) {
        int start = random.nextInt(ring.length());
        double level = Math.pow(10, -3 * random.nextDouble());
        double difference = 16 * random.nextDouble() - 8;
        int[] delays = {random.nextInt(12), random.nextInt(12), 100 + random.nextInt(800)};
        double echo = random.nextDouble() * 0.5;
        float[][] ears = new float[2][samples];
        for (int ear = 0; ear < 2; ear++) {
            double gain = level * Math.pow(10, (ear == 0 ? 0.5 : -0.5) * difference / 20);
            for (int i = 0; i < samples; i++) {
                int at = start + i - delays[ear];
                ears[ear][i] = (float) (gain * (ring.at(at) + echo * ring.at(at - delays[2])));
            }
        }
        return ears;
    }
}
