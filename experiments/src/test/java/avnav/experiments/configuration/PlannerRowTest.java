package avnav.experiments.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.configuration.PlannerRow.WorldModel;
import avnav.planner.BeamSettings;
import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlannerRowTest {

    private static final BeamSettings USUAL =
            new BeamSettings(3, 3, 3, 0.99, 1, 0, Scoring.EVERY_STEP, Proposal.SAMPLED);

    @Property(tries = 200)
    void aNameIsReadAsWhatItWasMadeFrom(
            @ForAll WorldModel model,
            @ForAll @IntRange(min = 1, max = 4) int k,
            @ForAll @IntRange(min = 1, max = 20) int b,
            @ForAll @IntRange(min = 1, max = 20) int h,
            @ForAll Scoring scoring,
            @ForAll Proposal proposal,
            @ForAll @IntRange(min = 1, max = 100) int hundredths) {
        double number = hundredths / 100.0;
        BeamSettings settings = new BeamSettings(k, b, h, k, number, number, number, number, scoring, proposal);
        PlannerRow row = new PlannerRow(model, settings);
        assertThat(PlannerRow.parse(row.name(USUAL), USUAL)).isEqualTo(row);
    }

    @Test
    void aNameSaysNoMoreThanWhatDiffersFromTheConfiguration() {
        assertThat(new PlannerRow(WorldModel.ORACLE, USUAL).name(USUAL)).isEqualTo("beam-oracle-k3-b3-h3");
        BeamSettings other = new BeamSettings(3, 1, 5, 2, 0.9, 0.5, 0.75, 0.25, Scoring.LEAF, Proposal.TOP);
        assertThat(new PlannerRow(WorldModel.AVWM, other).name(USUAL))
                .isEqualTo("beam-avwm-k3-b1-h5-leaf-top-r2-g0.9-v0.5-c0.75-p0.25");
    }

    @Test
    void allPlannersShareTheirChanceAndAgentsKeepTheirOwn() {
        assertThat(PlannerRow.chance("beam-avwm-k3-b1-h5")).isEqualTo(PlannerRow.chance("beam-oracle-k2-b3-h1"));
        assertThat(PlannerRow.chance("policy")).isEqualTo("policy");
    }

    @Test
    void theBeamWidthIsIdleWhereOneStepIsImagined() {
        PlannerRow one = PlannerRow.parse("beam-avwm-k3-b1-h1", USUAL);
        assertThat(one.actsLike(PlannerRow.parse("beam-avwm-k3-b4-h1", USUAL))).isTrue();
        for (String other : new String[] {
            "beam-oracle-k3-b1-h1", "beam-avwm-k2-b1-h1", "beam-avwm-k3-b1-h2", "beam-avwm-k3-b1-h1-v0.25"
        }) {
            assertThat(one.actsLike(PlannerRow.parse(other, USUAL))).as(other).isFalse();
        }
        PlannerRow two = PlannerRow.parse("beam-avwm-k3-b1-h2", USUAL);
        assertThat(two.actsLike(PlannerRow.parse("beam-avwm-k3-b2-h2", USUAL))).isFalse();
        assertThat(two.actsLike(two)).isTrue();
    }
}
