package avnav.worldmodel.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AuditoryCuesTest {

    private static final int SAMPLES = 2400;
    private static final double DIFFERENCE_SCALE = 0.4;
    private static final double COHERENCE_SCALE = 0.33;

    private static float[] noise(long seed, double size) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] wave = new float[SAMPLES];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (float) (size * random.nextGaussian());
        }
        return wave;
    }

    private static float[] scaled(float[] wave, double factor) {
        float[] scaled = new float[wave.length];
        for (int i = 0; i < wave.length; i++) {
            scaled[i] = (float) (factor * wave[i]);
        }
        return scaled;
    }

    private static float of(float[] cues, int band, int kind) {
        return cues[AuditoryCues.PER_BAND * band + kind];
    }

    @Test
    void aWeakerRightEarIsALevelDifferenceInEveryBand() {
        float[] wave = noise(1, 0.1);
        float[] cues = AuditoryCues.of(new float[][] {wave, scaled(wave, 0.5)});
        assertThat(cues).hasSize(AuditoryCues.NUMBERS);
        for (int band = 0; band < AuditoryCues.BANDS; band++) {
            assertThat((double) of(cues, band, 2)).isCloseTo(Math.log(2) / DIFFERENCE_SCALE, within(1e-3));
            assertThat((double) of(cues, band, 3)).isCloseTo(1 / COHERENCE_SCALE, within(1e-3));
            assertThat((double) of(cues, band, 4)).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void aLateRightEarTurnsTheCoherencesPhaseByFrequencyTimesDelay() {
        int delay = 4;
        double frequency = 46 * 16_000.0 / 512;
        float[] left = new float[SAMPLES];
        float[] right = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            left[i] = (float) (0.2 * Math.sin(2 * Math.PI * frequency * i / 16_000));
            right[i] = (float) (0.2 * Math.sin(2 * Math.PI * frequency * (i - delay) / 16_000));
        }
        float[] cues = AuditoryCues.of(new float[][] {left, right});
        double phase = Math.atan2(of(cues, 15, 4), of(cues, 15, 3));
        double expected = Math.IEEEremainder(2 * Math.PI * frequency * delay / 16_000, 2 * Math.PI);
        assertThat(phase).isCloseTo(expected, within(0.02));
    }

    @Test
    void aSoundOfTheSecondHalfIsSilentInTheFirst() {
        float[] wave = noise(2, 0.1);
        for (int i = 0; i < SAMPLES / 2 + 200; i++) {
            wave[i] = 0;
        }
        float[] cues = AuditoryCues.of(new float[][] {wave, wave});
        for (int band = 0; band < AuditoryCues.BANDS; band++) {
            assertThat(of(cues, band, 1) - of(cues, band, 0)).isGreaterThan(2);
        }
    }

    @Test
    void silenceIsFinite() {
        for (float cue : AuditoryCues.of(new float[2][SAMPLES])) {
            assertThat(cue).isFinite();
        }
        for (float[] ear : AuditoryCues.restore(new float[2][SAMPLES], new float[AuditoryCues.NUMBERS])) {
            for (float sample : ear) {
                assertThat(sample).isFinite();
            }
        }
    }

    @Test
    void restoringItsOwnCuesChangesNothing() {
        float[][] wave = {noise(3, 0.05), noise(4, 0.1)};
        float[][] restored = AuditoryCues.restore(wave, AuditoryCues.of(wave));
        for (int ear = 0; ear < 2; ear++) {
            double error = 0;
            double size = 0;
            for (int i = 0; i < SAMPLES; i++) {
                error += Math.pow(restored[ear][i] - wave[ear][i], 2);
                size += Math.pow(wave[ear][i], 2);
            }
            // The ears' halves are told by their sum and one difference, so each half is nearly, not exactly, right.
            assertThat(error / size).isLessThan(0.02);
        }
    }

    @Test
    void anotherSoundIsGivenTheLevelsOfTheCues() {
        float[][] wanted = {noise(5, 0.2), noise(6, 0.05)};
        float[][] other = {noise(7, 0.01), noise(8, 0.01)};
        float[] cues = AuditoryCues.of(wanted);
        float[] heard = AuditoryCues.of(AuditoryCues.restore(other, cues));
        double before = 0;
        double after = 0;
        float[] untouched = AuditoryCues.of(other);
        for (int band = 0; band < AuditoryCues.BANDS; band++) {
            for (int kind = 0; kind < 3; kind++) {
                before += Math.abs(of(untouched, band, kind) - of(cues, band, kind));
                after += Math.abs(of(heard, band, kind) - of(cues, band, kind));
            }
        }
        assertThat(after).isLessThan(0.1 * before);
    }

    @Test
    void aSoundIsTurnedAndMadeAsLoudAsTheCuesSay() {
        float[][] wave = {noise(9, 0.1), noise(10, 0.03)};
        float[] own = AuditoryCues.of(wave);
        float[] wanted = own.clone();
        AuditoryCues.setLevels(wanted, own, -0.5);
        for (int band = 0; band < AuditoryCues.BANDS; band++) {
            wanted[AuditoryCues.PER_BAND * band + 2] = 1;
        }
        float[] heard = AuditoryCues.of(AuditoryCues.turn(wave, wanted));
        assertThat(AuditoryCues.loudness(heard)).isCloseTo(AuditoryCues.loudness(own) - 0.5, within(0.05));
        double difference = 0;
        for (int band = 0; band < AuditoryCues.BANDS; band++) {
            difference += of(heard, band, 2) / AuditoryCues.BANDS;
        }
        assertThat(difference).isCloseTo(1, within(0.05));
    }
}
