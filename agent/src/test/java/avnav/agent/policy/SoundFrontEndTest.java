package avnav.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SoundFrontEndTest {

    private static float[][] noise(int samples, double left, double right, int rightDelay) {
        SplittableRandom random = new SplittableRandom(3);
        float[] source = new float[samples + rightDelay];
        for (int i = 0; i < source.length; i++) {
            source[i] = (float) (2 * random.nextDouble() - 1);
        }
        float[][] audio = new float[2][samples];
        for (int i = 0; i < samples; i++) {
            audio[0][i] = (float) (left * source[i + rightDelay]);
            audio[1][i] = (float) (right * source[i]);
        }
        return audio;
    }

    @Test
    void skippingSilentFramesChangesNothing() {
        float[][] step = noise(2400, 0.1, 0.2, 0);
        float[][] second = {Arrays.copyOf(step[0], 16000), Arrays.copyOf(step[1], 16000)};
        Spectrogram spectrogram = Spectrogram.paddedToSecond(16000);
        assertThat(spectrogram.hear(step)).containsExactly(spectrogram.hear(second));
    }

    @Test
    void withoutPaddingTheFirstBlocksAreThoseOfTheWholeSecond() {
        float[][] step = noise(2400, 0.1, 0.2, 0);
        float[] whole = Spectrogram.paddedToSecond(16000).hear(step);
        Spectrogram shorter = Spectrogram.ofSamples(2400);
        float[] part = shorter.hear(step);
        assertThat(shorter.shape()).containsExactly(65, 4, 2);
        for (int row = 0; row < 65; row++) {
            for (int i = 0; i < 8; i++) {
                assertThat(part[row * 8 + i]).isEqualTo(whole[row * 52 + i]);
            }
        }
    }

    @Test
    void levelDifferenceIsTheLogarithmOfTheEarsRatio() {
        float[] heard = new InterauralFeatures(2400).hear(noise(2400, 0.4, 0.1, 0));
        for (int band = 0; band < InterauralFeatures.BANDS; band++) {
            float level = heard[band * InterauralFeatures.PER_BAND + 8];
            assertThat((double) level).isCloseTo(Math.log(4), within(1e-3));
        }
    }

    @Test
    void exchangedEarsChangeTheSignOfWhatIsInteraural() {
        float[][] audio = noise(2400, 0.4, 0.1, 5);
        InterauralFeatures features = new InterauralFeatures(2400);
        float[] straight = features.hear(audio);
        float[] exchanged = features.hear(new float[][] {audio[1], audio[0]});
        for (int band = 0; band < InterauralFeatures.BANDS; band++) {
            int at = band * InterauralFeatures.PER_BAND;
            assertThat(exchanged[at + 8]).isCloseTo(-straight[at + 8], within(1e-6f));
            assertThat(exchanged[at + 9]).isCloseTo(straight[at + 9], within(1e-6f));
            assertThat(exchanged[at + 10]).isCloseTo(-straight[at + 10], within(1e-6f));
            assertThat(exchanged[at]).isEqualTo(straight[at + 4]);
        }
    }

    @Test
    void aDelayTurnsThePhaseOfLowBands() {
        float[] heard = new InterauralFeatures(2400).hear(noise(2400, 0.3, 0.3, 8));
        int band = 2;
        // Bins 8 to 11, 31.25 Hz apart, around 297 Hz; the right ear is 8 samples late.
        double expected = 2 * Math.PI * 297 * 8 / 16000;
        int at = band * InterauralFeatures.PER_BAND;
        assertThat(Math.atan2(heard[at + 10], heard[at + 9])).isCloseTo(expected, within(0.15));
    }

    @Test
    void silenceIsFiniteAndCentred() {
        float[] heard = new InterauralFeatures(2400).hear(new float[2][2400]);
        for (float value : heard) {
            assertThat(value).isFinite();
        }
        assertThat(heard[8]).isZero();
        assertThat(heard[9]).isZero();
    }
}
