package avnav.agent.imagination;

import avnav.agent.imagination.DecisionClock.Part;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.PolicyWalk;
import avnav.agent.policy.Senses;
import avnav.planner.BeamPlanner;
import avnav.planner.Imagination;
import avnav.planner.Plan;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import avnav.worldmodel.nn.TensorEngine;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The method of the paper's section 5.5 along one walk: take in the real observation, imagine, plan, and answer with the
 * first action of the best plan. What both planning agents do; one thread.
 */
final class Thinking implements AutoCloseable {

    private final PolicyWalk walk;
    private final Imaginer imaginer;
    private final BeamPlanner planner;
    private final DecisionClock clock;
    private RandomGenerator candidates = new SplittableRandom(0);
    private RandomGenerator imagining = new SplittableRandom(0);
    private Onlooker onlooker = Onlooker.NOBODY;

    Thinking(ActorCritic network, Senses senses, Imaginer imaginer, BeamPlanner planner, DecisionClock clock) {
        this.walk = new PolicyWalk(network, senses);
        this.imaginer = imaginer;
        this.planner = planner;
        this.clock = clock;
    }

    void watchedBy(Onlooker onlooker) {
        this.onlooker = onlooker;
    }

    void begin(RandomGenerator random) {
        candidates = new SplittableRandom(random.nextLong());
        imagining = new SplittableRandom(random.nextLong());
        walk.begin();
        clock.forget();
        TensorEngine.useThreads(1);
    }

    Action decide(Observation seen) {
        return clock.decision(() -> {
            PolicyStep present = clock.time(Part.POLICY, () -> walk.see(seen));
            clock.time(Part.ENCODE, () -> show(seen));
            Action action = plan(present).first();
            walk.did(action);
            return action;
        });
    }

    private void show(Observation seen) {
        walk.last().ifPresentOrElse(done -> imaginer.observe(done, seen), () -> imaginer.begin(seen, imagining));
    }

    private Plan plan(PolicyStep present) {
        return clock.time(Part.SEARCH, () -> {
            try (Imagination future = imaginer.imagine(present)) {
                Plan plan = planner.plan(future, candidates, onlooker.begins(future));
                onlooker.decided(plan);
                return plan;
            }
        });
    }

    DecisionTimes times() {
        return clock.times();
    }

    @Override
    public void close() {
        imaginer.close();
    }
}
