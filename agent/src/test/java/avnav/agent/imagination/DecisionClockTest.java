package avnav.agent.imagination;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.agent.imagination.DecisionClock.Part;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionClockTest {

    private long now;
    private final DecisionClock clock = new DecisionClock(() -> now);

    @Test
    void tellsEachPartTheTimeItSpentOutsideOfThoseWithinIt() {
        clock.decision(() -> {
            pass(1);
            return clock.time(Part.SEARCH, () -> {
                pass(2);
                clock.time(Part.DYNAMICS, () -> {
                    pass(10);
                    clock.time(Part.POLICY, () -> pass(5));
                });
                clock.time(Part.POLICY, () -> pass(7));
                return "planned";
            });
        });
        DecisionTimes times = clock.times();
        assertThat(times.partMillis()).isEqualTo(Map.of(Part.SEARCH, 2.0, Part.DYNAMICS, 10.0, Part.POLICY, 12.0));
        assertThat(times.meanMillis()).isEqualTo(25);
    }

    @Test
    void givesMeanAndMedianOfTheDecisions() {
        for (int millis : new int[] {1, 100, 4}) {
            clock.decision(() -> {
                pass(millis);
                return millis;
            });
        }
        assertThat(clock.times().decisions()).isEqualTo(3);
        assertThat(clock.times().medianMillis()).isEqualTo(4);
        assertThat(clock.times().meanMillis()).isEqualTo(35);
    }

    @Test
    void forgetsTheLastWalk() {
        clock.decision(() -> clock.time(Part.POLICY, () -> {
            pass(3);
            return 1;
        }));
        clock.forget();
        assertThat(clock.times()).isEqualTo(new DecisionTimes(0, 0, 0, Map.of()));
    }

    private void pass(long millis) {
        now += millis * 1_000_000;
    }
}
