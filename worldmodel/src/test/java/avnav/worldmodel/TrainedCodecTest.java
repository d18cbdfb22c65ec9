package avnav.worldmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.worldmodel.codec.AuditoryCues;
import avnav.worldmodel.codec.SoundSettings;
import avnav.worldmodel.codec.SoundStream;
import avnav.worldmodel.codec.VisualAutoencoder;
import avnav.worldmodel.codec.VisualSettings;
import avnav.worldmodel.nn.TensorEngine;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainedCodecTest {

    private static final VisualSettings VISUAL =
            new VisualSettings(16, 1, List.of(8, 8, 8), 1, 2, 4, false, true, true);
    private static final SoundSettings SOUND = new SoundSettings(2400, 4, List.of(2, 4, 5), List.of(1), 8, 1, 2);

    private TrainedCodec codec;

    @BeforeEach
    void open() {
        TensorEngine.useThreads(1);
        SplittableRandom random = new SplittableRandom(4);
        codec = new TrainedCodec(new VisualAutoencoder(VISUAL, random), new SoundStream(SOUND, random), true);
    }

    @AfterEach
    void close() {
        codec.close();
    }

    private static float[][] noise(long seed, double left, double right) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] wave = new float[2][2400];
        for (int i = 0; i < wave[0].length; i++) {
            wave[0][i] = (float) (left * random.nextGaussian());
            wave[1][i] = (float) (right * random.nextGaussian());
        }
        return wave;
    }

    private LatentFrame encoded(float[][] wave) {
        return codec.encode(List.of(new byte[16 * 16 * 3]), List.<float[][]>of(wave))
                .get(0);
    }

    @Test
    void aRememberedSoundIsTurnedToWhereItIsImaginedToComeFrom() {
        Heard then = encoded(noise(1, 0.1, 0.1)).heard();
        LatentFrame now = encoded(noise(2, 0.02, 0.06));
        Heard recalled = new Heard(then.wave(), then.audio(), AuditoryCues.in(now.audio()), 1);
        LatentFrame imagined = new LatentFrame(now.visual(), now.audio(), recalled);
        float[][] played = codec.remembered(List.of(imagined)).get(0);
        assertThat(rms(played[0]) / rms(played[1])).isCloseTo(0.02 / 0.06, within(0.04));
        assertThat(rms(played[0]) * rms(played[1])).isCloseTo(0.02 * 0.06, within(1e-4));
        assertThat(correlation(played[0], then.wave()[0])).isGreaterThan(0.9);
        assertThat(correlation(played[0], now.heard().wave()[0])).isBetween(-0.1, 0.1);
    }

    @Test
    void whatWasNeverHeardIsDecodedAndTheOrderIsKept() {
        LatentFrame heard = encoded(noise(3, 0.1, 0.05));
        LatentFrame unheard =
                new LatentFrame(heard.visual(), encoded(noise(4, 0.05, 0.1)).audio());
        List<float[][]> waves = codec.remembered(List.of(unheard, heard, unheard));
        float[][] decoded = codec.sounds(List.of(unheard)).get(0);
        for (int ear = 0; ear < 2; ear++) {
            assertThat(waves.get(0)[ear]).containsExactly(decoded[ear], within(1e-5f));
            assertThat(waves.get(1)[ear]).containsExactly(heard.heard().wave()[ear], within(2e-3f));
            assertThat(waves.get(2)[ear]).containsExactly(decoded[ear], within(1e-5f));
        }
    }

    @Test
    void decodingDoesNotLookAtTheRememberedSound() {
        LatentFrame frame = encoded(noise(5, 0.1, 0.1));
        LatentFrame other =
                new LatentFrame(frame.visual(), frame.audio(), new Heard(noise(6, 0.3, 0.3), frame.audio()));
        assertThat(codec.sounds(List.of(other)).get(0)[0])
                .containsExactly(codec.sounds(List.of(frame)).get(0)[0]);
    }

    @Test
    void cuesThatDoNotFillRowsAreRefused() {
        SplittableRandom random = new SplittableRandom(4);
        SoundSettings sixes = new SoundSettings(2400, 4, List.of(2, 4, 5), List.of(1), 4, 1, 2);
        try (VisualAutoencoder visual = new VisualAutoencoder(VISUAL, random);
                SoundStream sound = new SoundStream(sixes, random)) {
            assertThatThrownBy(() -> new TrainedCodec(visual, sound, true))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(AuditoryCues.NUMBERS + "")
                    .hasMessageContaining("(6)");
        }
    }

    private static double rms(float[] wave) {
        double squares = 0;
        for (float sample : wave) {
            squares += sample * sample;
        }
        return Math.sqrt(squares / wave.length);
    }

    private static double correlation(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i] / a.length;
        }
        return sum / (rms(a) * rms(b));
    }
}
