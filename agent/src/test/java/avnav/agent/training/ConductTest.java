package avnav.agent.training;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.agent.policy.Choice;
import avnav.agent.ppo.Trajectory;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConductTest {

    private static final int STOP = Action.STOP.code();
    private static final int FORWARD = Action.MOVE_FORWARD.code();
    private static final int LEFT = Action.TURN_LEFT.code();

    @Test
    void alonePolicyIsNeverOverruled() {
        for (int chosen = 0; chosen < Action.COUNT; chosen++) {
            assertThat(Conduct.OWN.decide(chosen, FORWARD, new SplittableRandom(chosen)))
                    .isEqualTo(chosen);
        }
    }

    @Test
    void anUnadvisedStopIsReplacedWhileImitating() {
        Conduct late = new Conduct(true, 0);
        assertThat(late.decide(STOP, LEFT, new SplittableRandom(1))).isEqualTo(LEFT);
        assertThat(late.decide(FORWARD, LEFT, new SplittableRandom(1))).isEqualTo(FORWARD);
        assertThat(late.decide(STOP, Trajectory.NO_ADVICE, new SplittableRandom(1)))
                .isNotEqualTo(STOP);
    }

    @Test
    void theExpertTakesItsShare() {
        SplittableRandom random = new SplittableRandom(5);
        int taken = 0;
        int stopped = 0;
        for (int i = 0; i < 4000; i++) {
            taken += new Conduct(true, 0.3).decide(FORWARD, LEFT, random) == LEFT ? 1 : 0;
            stopped += new Conduct(true, 0).decide(FORWARD, STOP, random) == STOP ? 1 : 0;
        }
        assertThat(taken / 4000.0).isBetween(0.27, 0.33);
        assertThat(stopped / 4000.0).isBetween(0.12, 0.18);
    }

    @Test
    void choicesFollowTheirProbabilities() {
        float[] logits = {0, 1, -2, 0.5f};
        SplittableRandom random = new SplittableRandom(2);
        int[] counts = new int[4];
        for (int i = 0; i < 20000; i++) {
            counts[Choice.sample(logits, random).action()]++;
        }
        for (int a = 0; a < 4; a++) {
            double p = Math.exp(Choice.of(logits, a).logProbability());
            assertThat(counts[a] / 20000.0).isBetween(p - 0.015, p + 0.015);
        }
        assertThat(Choice.best(logits).action()).isEqualTo(1);
    }

    @Test
    void aMirrorTwiceIsNoMirror() {
        byte[] rgb = new byte[2 * 2 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) i;
        }
        float[][] audio = {{1, 2}, {3, 4}};
        Observation seen = new Observation(2, 2, rgb, new float[] {1, 2, 3, 4}, audio, 16000);
        Observation mirrored = Looking.MIRRORED.at(seen);
        assertThat(mirrored.rgb()).startsWith(3, 4, 5, 0, 1, 2, 9);
        assertThat(mirrored.depthMetres()).containsExactly(2, 1, 4, 3);
        assertThat(mirrored.audio()[0]).containsExactly(3, 4);
        Observation back = Looking.MIRRORED.at(mirrored);
        assertThat(back.rgb()).containsExactly(rgb);
        for (Action action : Action.values()) {
            assertThat(Looking.MIRRORED.at(Looking.MIRRORED.at(action))).isEqualTo(action);
        }
        assertThat(Looking.MIRRORED.at(Action.TURN_LEFT)).isEqualTo(Action.TURN_RIGHT);
    }
}
