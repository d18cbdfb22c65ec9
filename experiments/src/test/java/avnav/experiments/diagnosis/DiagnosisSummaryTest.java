package avnav.experiments.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.diagnosis.Decision.Chosen;
import avnav.simbridge.Action;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiagnosisSummaryTest {

    @Test
    void everyEpisodeCountsAlikeHoweverLong() {
        List<Decision> decisions = new ArrayList<>();
        for (int step = 0; step < 9; step++) {
            decisions.add(decision("long", step, Action.STOP, 0.5, 0));
        }
        decisions.add(decision("short", 0, Action.MOVE_FORWARD, 0, 0));
        JsonNode json = new DiagnosisSummary(decisions).json();
        JsonNode model = json.path("variants").path("model");
        assertThat(model.path("agreesWithOracle").path("mean").asDouble()).isEqualTo(0.5);
        assertThat(model.path("regret").path("mean").asDouble()).isEqualTo(0.25);
        assertThat(json.path("decisions").asInt()).isEqualTo(10);
        assertThat(json.path("episodes").asInt()).isEqualTo(2);
    }

    @Test
    void regretIsGroupedByTheErrorOfPredictedRewardsAtEveryDepth() {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            decisions.add(decision("e" + i, 0, Action.STOP, i, -0.1 * i));
        }
        JsonNode depths = new DiagnosisSummary(decisions).json().path("byDepth");
        assertThat(depths).hasSize(2);
        JsonNode second = depths.path(1);
        assertThat(second.path("rewardError").asDouble()).isCloseTo(0.4, within(1e-9));
        assertThat(second.path("rewardBias").asDouble()).isCloseTo(-0.4, within(1e-9));
        JsonNode groups = second.path("regretByRewardError");
        assertThat(groups).hasSize(3);
        assertThat(groups.path(0).path("regret").asDouble()).isEqualTo(1);
        assertThat(groups.path(2).path("regret").asDouble()).isEqualTo(7);
        assertThat(groups.path(2).path("upToError").asDouble()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void theTableHoldsWhatTheFileHolds() {
        String table = new DiagnosisSummary(List.of(decision("e", 0, Action.MOVE_FORWARD, 0, 0.25))).table();
        assertThat(table)
                .contains("1 decisions in 1 episodes", "world model, true-rewards", "100.0 [100.0, 100.0]", "0.2500");
    }

    @Test
    void refusesToSumUpNothing() {
        assertThatThrownBy(() -> new DiagnosisSummary(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    /** The oracle walks on, the expert turns; the error of the reward lies at depth 2. */
    private static Decision decision(String episode, int step, Action chosen, double regret, double error) {
        Map<Variant, Chosen> choices = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            choices.put(variant, new Chosen(chosen, regret));
        }
        return new Decision(
                "home",
                episode,
                step,
                Action.TURN_LEFT,
                Action.TURN_LEFT,
                Action.MOVE_FORWARD,
                choices,
                new double[] {0, error},
                new double[] {0, 0});
    }
}
