package avnav.planner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeamSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 3, 3, 0.99, 1, 0, candidates (K) is (0)",
        "5, 3, 3, 0.99, 1, 0, candidates (K) is (5)",
        "3, 0, 3, 0.99, 1, 0, beam width (B) is (0)",
        "3, 3, -1, 0.99, 1, 0, rollout length (H) is (-1)",
        "3, 3, 3, 0, 1, 0, discount (0.0)",
        "3, 3, 3, 1.5, 1, 0, discount (1.5)",
        "3, 3, 3, NaN, 1, 0, discount (NaN)",
        "3, 3, 3, 0.99, -1, 0, value (-1.0)",
        "3, 3, 3, 0.99, 1, NaN, prior (NaN)"
    })
    void refusesASettingOutOfRangeNamingItAndItsValue(
            int k, int b, int h, double discount, double value, double prior, String named) {
        assertThatThrownBy(() -> new BeamSettings(k, b, h, discount, value, prior, Scoring.LEAF, Proposal.SAMPLED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageContaining("\nMaybe ");
    }

    @Test
    void anActionIsDoneAtLeastOnceInAnImaginedStep() {
        assertThatThrownBy(() -> new BeamSettings(3, 3, 3, 0, 0.99, 1, 0, 0, Scoring.LEAF, Proposal.SAMPLED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("repeated (r) is (0)");
    }
}
