package avnav.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BeamPlannerTest {

    private static final double DISCOUNT = 0.97;

    @Property(tries = 150)
    void equalsBruteForceWhenTheBeamHoldsTheWholeTree(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int horizon, @ForAll Scoring scoring) {
        Plan plan = plan(new HashedWorld(seed), Action.COUNT, 1000, horizon, scoring, Proposal.SAMPLED, seed);

        Best best = new Best();
        search(new HashedWorld(seed), List.of(), horizon, scoring, best);

        assertThat(plan.actions()).isEqualTo(best.actions);
        assertThat(plan.score()).isCloseTo(best.score, within(1e-9));
    }

    @Property(tries = 100)
    void addingAConstantToEveryRewardOfEqualLengthPlansChangesNothing(@ForAll long seed, @ForAll Scoring scoring) {
        Imagination plain = new WithoutStop(new HashedWorld(seed));
        Imagination richer = new WithoutStop(new HashedWorld(seed, 0.5));

        assertThat(plan(plain, 3, 2, 4, scoring, Proposal.TOP, seed).actions())
                .isEqualTo(plan(richer, 3, 2, 4, scoring, Proposal.TOP, seed).actions());
    }

    @Property(tries = 100)
    void sameSeedSamePlan(@ForAll long seed) {
        assertThat(plan(new HashedWorld(seed), 2, 3, 4, Scoring.LEAF, Proposal.SAMPLED, seed))
                .isEqualTo(plan(new HashedWorld(seed), 2, 3, 4, Scoring.LEAF, Proposal.SAMPLED, seed));
    }

    @Property(tries = 100)
    void neverExpandsAStoppedBranch(@ForAll long seed, @ForAll Scoring scoring) {
        HashedWorld world = new HashedWorld(seed);
        plan(world, Action.COUNT, 6, 5, scoring, Proposal.SAMPLED, seed);
        assertThat(world.expandedAStoppedRow).isFalse();
    }

    @Property(tries = 100)
    void imaginesAllRowsOfALayerInOneBatchNoWiderThanBeamTimesCandidates(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int candidates) {
        HashedWorld world = new HashedWorld(seed);
        Plan plan = plan(world, candidates, 3, 5, Scoring.EVERY_STEP, Proposal.SAMPLED, seed);
        assertThat(world.layers).isLessThanOrEqualTo(5);
        assertThat(world.widestLayer).isLessThanOrEqualTo(3 * candidates);
        assertThat(plan.rowsImagined()).isLessThanOrEqualTo(candidates + 4 * 3 * candidates);
    }

    @Property(tries = 100)
    void theScoreIsThatOfTheStepsItForecast(@ForAll long seed, @ForAll Scoring scoring) {
        Plan plan = plan(new HashedWorld(seed), 3, 2, 4, scoring, Proposal.SAMPLED, seed);
        HashedWorld world = new HashedWorld(seed);
        assertThat(plan.score()).isCloseTo(score(world, plan.actions(), 4, scoring), within(1e-6));
        for (int i = 0; i < plan.steps().size(); i++) {
            Plan.Step step = plan.steps().get(i);
            List<Action> start = plan.actions().subList(0, i + 1);
            assertThat((double) step.reward()).isEqualTo(world.reward(start));
            assertThat((double) step.value()).isEqualTo(step.action() == Action.STOP ? 0 : world.value(start));
        }
    }

    /** Equal returns: stopping now for 3, or walking with a value of 3 all along. */
    @ParameterizedTest
    @EnumSource(
            value = Scoring.class,
            names = {"EVERY_STEP", "LEAF"})
    void aStoppedBranchLosesNothingByBeingShort(Scoring scoring) {
        Imagination world = new Constant(3.01f, 0, 3);
        BeamSettings settings = new BeamSettings(4, 3, 5, 1, scoring, Proposal.TOP);
        assertThat(new BeamPlanner(settings)
                        .plan(world, new SplittableRandom(1))
                        .actions())
                .containsExactly(Action.STOP);
    }

    @Test
    void thePlainSumOfThePaperPrefersGoingOnWhereValuesArePositive() {
        Imagination world = new Constant(3.01f, 0, 3);
        BeamSettings settings = new BeamSettings(4, 3, 5, 1, Scoring.PAPER_SUM, Proposal.TOP);
        assertThat(new BeamPlanner(settings)
                        .plan(world, new SplittableRandom(1))
                        .actions())
                .hasSize(5)
                .startsWith(Action.MOVE_FORWARD);
    }

    @Test
    void keepsABranchAfterWhichTheImaginationAllowsNothing() {
        Plan plan = plan(new Ending(), 3, 2, 4, Scoring.LEAF, Proposal.TOP, 1);
        assertThat(plan.actions()).containsExactly(Action.TURN_LEFT, Action.TURN_LEFT);
        assertThat(plan.ending()).isEqualTo(Plan.Ending.OVER);
    }

    @Test
    void refusesAPresentInWhichNothingIsAllowed() {
        Imagination nothing = new Constant(0, 0, 0) {
            @Override
            public Forecast present() {
                return forbidding(super.present());
            }
        };
        assertThatThrownBy(() -> plan(nothing, 3, 2, 4, Scoring.LEAF, Proposal.TOP, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
    }

    private static Forecast forbidding(Forecast forecast) {
        for (float[] logits : forecast.actionLogits()) {
            Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        }
        return forecast;
    }

    @Test
    void breaksTiesByTheLowerRow() {
        Plan plan = plan(new Flat(), Action.COUNT, 4, 3, Scoring.LEAF, Proposal.TOP, 1);
        assertThat(plan.first()).isEqualTo(Action.STOP);
        assertThat(plan.ending()).isEqualTo(Plan.Ending.STOPPED);
        assertThat(plan.actions()).containsExactly(Action.STOP);
    }

    @Test
    void stopsWhenStoppingIsPredictedToPayMoreThanGoingOn() {
        Plan plan = plan(new Constant(10, 0.1f, 5), 4, 3, 3, Scoring.LEAF, Proposal.TOP, 1);
        assertThat(plan.actions()).containsExactly(Action.STOP);
    }

    @Test
    void walksOnWhenStoppingIsPredictedToPayNothing() {
        Plan plan = plan(new Constant(-0.01f, 0.1f, 5), 4, 3, 3, Scoring.LEAF, Proposal.TOP, 1);
        assertThat(plan.actions()).hasSize(3).doesNotContain(Action.STOP);
        assertThat(plan.ending()).isEqualTo(Plan.Ending.HORIZON);
    }

    private static Plan plan(
            Imagination world, int candidates, int width, int horizon, Scoring scoring, Proposal proposal, long seed) {
        BeamSettings settings = new BeamSettings(candidates, width, horizon, DISCOUNT, scoring, proposal);
        return new BeamPlanner(settings).plan(world, new SplittableRandom(seed));
    }

    private static final class Best {
        List<Action> actions = List.of();
        double score = Double.NEGATIVE_INFINITY;
    }

    /** Scores every path of the whole tree by the formulas of {@link Scoring}, written out plainly. */
    private static void search(HashedWorld world, List<Action> path, int horizon, Scoring scoring, Best best) {
        for (Action action : Action.values()) {
            List<Action> next = new ArrayList<>(path);
            next.add(action);
            if (action == Action.STOP || next.size() == horizon) {
                double score = score(world, next, horizon, scoring);
                if (score > best.score) {
                    best.score = score;
                    best.actions = next;
                }
            } else {
                search(world, next, horizon, scoring, best);
            }
        }
    }

    private static double score(HashedWorld world, List<Action> path, int horizon, Scoring scoring) {
        double[] estimates = new double[horizon];
        double pairs = 0;
        double rewards = 0;
        for (int i = 1; i <= horizon; i++) {
            if (i > path.size()) {
                estimates[i - 1] = estimates[i - 2];
                continue;
            }
            List<Action> start = path.subList(0, i);
            double value = path.get(i - 1) == Action.STOP ? 0 : world.value(start);
            double reward = world.reward(start);
            rewards += Math.pow(DISCOUNT, i - 1) * reward;
            estimates[i - 1] = rewards + Math.pow(DISCOUNT, i) * value;
            pairs += Math.pow(DISCOUNT, i - 1) * (reward + DISCOUNT * value);
        }
        return switch (scoring) {
            case EVERY_STEP -> Arrays.stream(estimates).average().orElseThrow();
            case PAPER_SUM -> pairs;
            case LEAF -> estimates[horizon - 1];
        };
    }

    /** Another world in which STOP is never proposed, so that all plans have the same length. */
    private record WithoutStop(Imagination world) implements Imagination {
        @Override
        public Forecast present() {
            return withoutStop(world.present());
        }

        @Override
        public Forecast advance(int[] parent, Action[] action) {
            return withoutStop(world.advance(parent, action));
        }

        @Override
        public void close() {
            world.close();
        }

        private static Forecast withoutStop(Forecast forecast) {
            for (float[] logits : forecast.actionLogits()) {
                logits[Action.STOP.code()] = Float.NEGATIVE_INFINITY;
            }
            return forecast;
        }
    }

    /** Nothing pays and nothing is expected. */
    private static final class Flat implements Imagination {
        @Override
        public Forecast present() {
            return rows(1);
        }

        @Override
        public Forecast advance(int[] parent, Action[] action) {
            return rows(parent.length);
        }

        private static Forecast rows(int rows) {
            return new Forecast(new float[rows], new float[rows], new float[rows][Action.COUNT]);
        }

        @Override
        public void close() {}
    }

    /** STOP pays one amount, every other action another, and every row promises a third. */
    private static class Constant implements Imagination {
        private final float stopReward;
        private final float reward;
        private final float value;

        Constant(float stopReward, float reward, float value) {
            this.stopReward = stopReward;
            this.reward = reward;
            this.value = value;
        }

        @Override
        public Forecast present() {
            return Flat.rows(1);
        }

        @Override
        public Forecast advance(int[] parent, Action[] action) {
            Forecast forecast = Flat.rows(parent.length);
            for (int row = 0; row < action.length; row++) {
                forecast.reward()[row] = action[row] == Action.STOP ? stopReward : reward;
                forecast.value()[row] = value;
            }
            return forecast;
        }

        @Override
        public void close() {}
    }

    /** Two left turns are worth 7, and all is over after any second action. */
    private static final class Ending extends Constant {
        private int layers;

        Ending() {
            super(-1, 0, 0);
        }

        @Override
        public Forecast advance(int[] parent, Action[] action) {
            layers++;
            assertThat(layers).isLessThanOrEqualTo(2);
            Forecast forecast = super.advance(parent, action);
            for (int row = 0; row < action.length; row++) {
                forecast.reward()[row] = action[row] == Action.TURN_LEFT ? 3.5f : 0;
            }
            return layers == 2 ? forbidding(forecast) : forecast;
        }
    }
}
