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
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BeamPlannerTest {

    private static final double DISCOUNT = 0.97;

    @Property(tries = 150)
    void equalsBruteForceWhenTheBeamHoldsTheWholeTree(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int horizon,
            @ForAll @IntRange(min = 1, max = 5) int repeat,
            @ForAll Scoring scoring,
            @ForAll @DoubleRange(min = 0, max = 2) double valueWeight,
            @ForAll @DoubleRange(min = 0, max = 1) double presentWeight,
            @ForAll @DoubleRange(min = 0, max = 2) double priorWeight) {
        BeamSettings settings = new BeamSettings(
                Action.COUNT,
                1000,
                horizon,
                repeat,
                DISCOUNT,
                valueWeight,
                presentWeight,
                priorWeight,
                scoring,
                Proposal.TOP);
        Plan plan = new BeamPlanner(settings).plan(new HashedWorld(seed), new SplittableRandom(seed));

        BruteForce best = BruteForce.best(new HashedWorld(seed), settings);

        assertThat(plan.actions()).isEqualTo(best.actions());
        assertThat(plan.score()).isCloseTo(best.score(), within(1e-9));
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

    /** Nothing to choose by but the policy: its own draw among the moves is done, whatever the horizon. */
    @Test
    void withAPriorAndFuturesThatAllScoreAlikeTheFirstMoveFollowsThePolicysProbabilities() {
        BeamSettings settings = new BeamSettings(3, 2, 3, 1, 1, 0.5, Scoring.LEAF, Proposal.SAMPLED);
        BeamPlanner planner = new BeamPlanner(settings);
        SplittableRandom random = new SplittableRandom(5);
        double[] probabilities = {0.1, 0.6, 0.25, 0.05};
        int[] counts = new int[Action.COUNT];
        int draws = 4000;
        for (int i = 0; i < draws; i++) {
            Plan plan = planner.plan(new Constant(-100, 0, 0, probabilities), random);
            counts[plan.first().code()]++;
        }
        assertThat(counts[Action.STOP.code()]).isZero();
        for (int a = 1; a < Action.COUNT; a++) {
            assertThat(counts[a] / (double) draws).isCloseTo(probabilities[a] / 0.9, within(0.03));
        }
    }

    @Test
    void aStopIsWorthWhatTheModelSaysHoweverReluctantThePolicy() {
        double[] probabilities = {1e-6, 0.9, 0.05, 0.05};
        for (double reward : new double[] {-1, 1}) {
            BeamSettings settings = new BeamSettings(4, 3, 1, 1, 0, 10, Scoring.LEAF, Proposal.SAMPLED);
            Plan plan = new BeamPlanner(settings)
                    .plan(new Constant((float) reward, 0, 0, probabilities), new SplittableRandom(3));
            assertThat(plan.first() == Action.STOP).isEqualTo(reward > 0);
        }
    }

    @Test
    void theHeavierThePriorTheLessAFutureCanMoveThePolicy() {
        double[] probabilities = {0.01, 0.9, 0.05, 0.04};
        for (double weight : new double[] {0.1, 10}) {
            BeamSettings settings = new BeamSettings(4, 3, 1, 1, 1, weight, Scoring.LEAF, Proposal.TOP);
            Plan plan = new BeamPlanner(settings)
                    .plan(new Constant(-100, 0, 0, probabilities).turningLeftEarns(3), new SplittableRandom(1));
            assertThat(plan.first()).isEqualTo(weight < 1 ? Action.TURN_LEFT : Action.MOVE_FORWARD);
        }
    }

    /** With w = 0 values do not tell moves apart, but what the present promises is still weighed against a STOP. */
    @Test
    void aDoubtfulStopGivesUpWhatThePresentPromises() {
        for (double weight : new double[] {0, 1}) {
            BeamSettings settings = new BeamSettings(4, 3, 1, 1, 1, 0, weight, 0, Scoring.LEAF, Proposal.TOP);
            Constant world = new Constant(3, 0, 0, 0.25, 0.25, 0.25, 0.25);
            world.promise = 5;
            assertThat(new BeamPlanner(settings)
                            .plan(world, new SplittableRandom(1))
                            .first()
                            .equals(Action.STOP))
                    .isEqualTo(weight == 0);
        }
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
        BeamSettings settings = new BeamSettings(3, 2, 4, DISCOUNT, 1, 0, scoring, Proposal.SAMPLED);
        assertThat(plan.score()).isCloseTo(BruteForce.score(world, plan.actions(), settings), within(1e-6));
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
        BeamSettings settings = new BeamSettings(4, 3, 5, 1, 1, 0, scoring, Proposal.TOP);
        assertThat(new BeamPlanner(settings)
                        .plan(world, new SplittableRandom(1))
                        .actions())
                .containsExactly(Action.STOP);
    }

    @Test
    void thePlainSumOfThePaperPrefersGoingOnWhereValuesArePositive() {
        Imagination world = new Constant(3.01f, 0, 3);
        BeamSettings settings = new BeamSettings(4, 3, 5, 1, 1, 0, Scoring.PAPER_SUM, Proposal.TOP);
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
        Plan plan = plan(new Constant(0, 0, 0), Action.COUNT, 4, 3, Scoring.LEAF, Proposal.TOP, 1);
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

    @Property(tries = 100)
    void anOnlookerSeesEveryRowAndEveryBeamAndChangesNothing(
            @ForAll long seed, @ForAll Scoring scoring, @ForAll @IntRange(min = 1, max = 4) int width) {
        BeamSettings settings = new BeamSettings(3, width, 4, DISCOUNT, 1, 0, scoring, Proposal.SAMPLED);
        List<SearchedLayer> layers = new ArrayList<>();
        Plan plan = new BeamPlanner(settings).plan(new HashedWorld(seed), new SplittableRandom(seed), layers::add);

        assertThat(plan).isEqualTo(plan(new HashedWorld(seed), 3, width, 4, scoring, Proposal.SAMPLED, seed));
        assertThat(layers.stream().mapToInt(layer -> layer.action().length).sum())
                .isEqualTo(plan.rowsImagined());
        List<List<Plan.Step>> before = List.of(List.of());
        for (int depth = 1; depth <= layers.size(); depth++) {
            SearchedLayer layer = layers.get(depth - 1);
            assertThat(layer.depth()).isEqualTo(depth);
            List<List<Plan.Step>> paths = new ArrayList<>();
            BeamPlanner asDeep =
                    new BeamPlanner(new BeamSettings(3, width, depth, DISCOUNT, 1, 0, scoring, Proposal.SAMPLED));
            for (int row = 0; row < layer.action().length; row++) {
                List<Plan.Step> path = new ArrayList<>(before.get(layer.parent()[row]));
                path.add(new Plan.Step(
                        layer.action()[row],
                        layer.forecast().reward()[row],
                        layer.forecast().value()[row]));
                paths.add(path);
                assertThat(layer.score()[row]).isCloseTo(asDeep.score(0, path), within(1e-9));
            }
            assertGoesOnFromTheBeam(layers, depth, width);
            before = paths;
        }
    }

    private static void assertGoesOnFromTheBeam(List<SearchedLayer> layers, int depth, int width) {
        SearchedLayer layer = layers.get(depth - 1);
        assertThat(layer.beam()).hasSizeBetween(1, width);
        assertThat(layer.beam()).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
        List<Integer> alive = new ArrayList<>();
        for (SearchedLayer.Kept kept : layer.beam()) {
            boolean stopped = layers.get(kept.depth() - 1).action()[kept.row()] == Action.STOP;
            assertThat(stopped || kept.depth() == depth).isTrue();
            if (kept.depth() == depth) {
                assertThat(kept.score()).isEqualTo(layer.score()[kept.row()]);
            }
            if (!stopped) {
                alive.add(kept.row());
            }
        }
        if (depth < layers.size()) {
            assertThat(Arrays.stream(layers.get(depth).parent()).boxed().distinct())
                    .containsExactlyElementsOf(alive);
        }
    }

    private static Plan plan(
            Imagination world, int candidates, int width, int horizon, Scoring scoring, Proposal proposal, long seed) {
        BeamSettings settings = new BeamSettings(candidates, width, horizon, DISCOUNT, 1, 0, scoring, proposal);
        return new BeamPlanner(settings).plan(world, new SplittableRandom(seed));
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
