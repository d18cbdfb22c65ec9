package avnav.worldmodel.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureMemoryTest {

    private final List<Moment> asked = new ArrayList<>();

    private final FeatureMemory memory = new FeatureMemory(moment -> {
        asked.add(moment);
        return new float[] {moment.rgb()[0]};
    });

    @Test
    void aMomentOfTheLastRoundIsNotAskedForAgain() {
        Moment truth = moment(3);
        Moment predicted = moment(4);
        for (int round = 0; round < 3; round++) {
            memory.beginRound();
            assertThat(memory.of(truth)).containsExactly(3);
            assertThat(memory.of(truth)).containsExactly(3);
        }
        assertThat(memory.of(predicted)).containsExactly(4);
        assertThat(asked).containsExactly(truth, predicted);
    }

    @Test
    void aMomentThatMissedARoundIsForgotten() {
        Moment truth = moment(3);
        memory.of(truth);
        memory.beginRound();
        memory.beginRound();
        memory.of(truth);
        assertThat(asked).containsExactly(truth, truth);
    }

    /** Equal pixels of different moments are not compared. */
    @Test
    void momentsAreToldApartByIdentity() {
        memory.of(moment(3));
        memory.of(moment(3));
        assertThat(asked).hasSize(2);
    }

    private static Moment moment(int value) {
        return new Moment(new byte[] {(byte) value}, new float[0][]);
    }
}
