package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InterauralLevelTest {

    @Test
    void tenTimesLouderOnTheLeftIsTwentyDecibels() {
        assertThat(InterauralLevel.of(sound(0.5f, 0.05f))).isCloseTo(20, within(1e-6));
        assertThat(InterauralLevel.of(sound(0.05f, 0.5f))).isCloseTo(-20, within(1e-6));
    }

    @Test
    void exchangedEarsAreWrongByTwiceTheDifference() {
        assertThat(InterauralLevel.error(sound(0.5f, 0.05f), sound(0.05f, 0.5f)))
                .isCloseTo(40, within(1e-6));
        assertThat(InterauralLevel.error(sound(0.5f, 0.05f), sound(0.1f, 0.01f)))
                .isCloseTo(0, within(1e-5));
    }

    @Test
    void silenceHasNoSide() {
        assertThat(InterauralLevel.of(sound(0, 0))).isZero();
    }

    private static float[][] sound(float left, float right) {
        float[][] audio = new float[2][2400];
        Arrays.fill(audio[0], left);
        Arrays.fill(audio[1], -right);
        return audio;
    }
}
