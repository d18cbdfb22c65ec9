package avnav.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.planner.BeamSettings.Proposal;
import avnav.simbridge.Action;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CandidatesTest {

    private static List<Action> actions(float[] logits, int count, Proposal proposal, RandomGenerator random) {
        return Candidates.of(logits, count, proposal, random).stream()
                .map(Candidates.Candidate::action)
                .toList();
    }

    @Property(tries = 200)
    void areDistinct(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count) {
        float[] logits = {2, -1, 0.5f, 0};
        assertThat(actions(logits, count, Proposal.SAMPLED, new SplittableRandom(seed)))
                .hasSize(count)
                .doesNotHaveDuplicates();
    }

    @Test
    void areTheMostProbableInOrderWithTop() {
        float[] logits = {2, -1, 0.5f, 2};
        assertThat(actions(logits, 3, Proposal.TOP, new SplittableRandom(1)))
                .containsExactly(Action.STOP, Action.TURN_RIGHT, Action.TURN_LEFT);
    }

    @Test
    void leaveOutWhatThePolicyRulesOut() {
        float[] logits = {Float.NEGATIVE_INFINITY, 0, Float.NEGATIVE_INFINITY, 0};
        assertThat(actions(logits, 4, Proposal.SAMPLED, new SplittableRandom(1)))
                .containsExactlyInAnyOrder(Action.MOVE_FORWARD, Action.TURN_RIGHT);
    }

    @Test
    void followThePolicysProbabilitiesInTheirFirstDraw() {
        double[] probabilities = {0.1, 0.6, 0.25, 0.05};
        float[] logits = new float[4];
        for (int a = 0; a < 4; a++) {
            logits[a] = (float) Math.log(probabilities[a]);
        }
        int[] counts = new int[4];
        SplittableRandom random = new SplittableRandom(7);
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            counts[actions(logits, 2, Proposal.SAMPLED, random).get(0).code()]++;
        }
        for (int a = 0; a < 4; a++) {
            assertThat(counts[a] / (double) draws).isCloseTo(probabilities[a], within(0.015));
        }
    }
}
