package avnav.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.planner.BeamSettings.Proposal;
import avnav.planner.BeamSettings.Scoring;
import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BeamPlannerTest {

    private static final double DISCOUNT = 0.97;

    @Property(tries = 150)
    void equalsBruteForceWhenTheBeamHoldsTheWholeTree(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int horizon, @ForAll Scoring scoring) {
        Plan plan = plan(new HashedWorld(seed), Action.COUNT, 1000, horizon, scoring, Proposal.SAMPLED, seed);

        Best best = new Best();
        search(new HashedWorld(seed), new ArrayList<>(), horizon, scoring, 0, 0, best);

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

    @Test
    void breaksTiesByTheLowerRow() {
        Plan plan = plan(new Flat(), Action.COUNT, 4, 3, Scoring.LEAF, Proposal.TOP, 1);
        assertThat(plan.first()).isEqualTo(Action.STOP);
        assertThat(plan.ending()).isEqualTo(Plan.Ending.STOPPED);
        assertThat(plan.actions()).containsExactly(Action.STOP);
    }

    @Test
    void stopsWhenStoppingIsPredictedToPayMoreThanGoingOn() {
        Plan plan = plan(new GoalHere(10), 4, 3, 3, Scoring.LEAF, Proposal.TOP, 1);
        assertThat(plan.actions()).containsExactly(Action.STOP);
    }

    @Test
    void walksOnWhenStoppingIsPredictedToPayNothing() {
        Plan plan = plan(new GoalHere(-0.01f), 4, 3, 3, Scoring.LEAF, Proposal.TOP, 1);
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

    private static void search(
            HashedWorld world, List<Action> path, int horizon, Scoring scoring, double rewards, double sum, Best best) {
        for (Action action : Action.values()) {
            List<Action> next = new ArrayList<>(path);
            next.add(action);
            double weight = StrictMath.pow(DISCOUNT, path.size());
            double total = rewards + weight * world.reward(next);
            double value = action == Action.STOP ? 0 : weight * DISCOUNT * world.value(next);
            double everyStep = sum + weight * world.reward(next) + value;
            double score = scoring == Scoring.EVERY_STEP ? everyStep : total + value;
            if (action == Action.STOP || next.size() == horizon) {
                if (score > best.score) {
                    best.score = score;
                    best.actions = next;
                }
            } else {
                search(world, next, horizon, scoring, total, everyStep, best);
            }
        }
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

    /** STOP pays {@code stopReward}; every other action pays 0.1 and promises 5 more. */
    private record GoalHere(float stopReward) implements Imagination {
        @Override
        public Forecast present() {
            return Flat.rows(1);
        }

        @Override
        public Forecast advance(int[] parent, Action[] action) {
            Forecast forecast = Flat.rows(parent.length);
            for (int row = 0; row < action.length; row++) {
                boolean stop = action[row] == Action.STOP;
                forecast.reward()[row] = stop ? stopReward : 0.1f;
                forecast.value()[row] = 5;
            }
            return forecast;
        }

        @Override
        public void close() {}
    }
}
