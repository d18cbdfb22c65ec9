package avnav.experiments.diagnosis;

import avnav.agent.EpisodeRunner;
import avnav.agent.PrivilegedAgent;
import avnav.agent.imagination.Imaginer;
import avnav.agent.imagination.PrivilegedImaginer;
import avnav.agent.policy.Choice;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.PolicyWalk;
import avnav.experiments.diagnosis.Decision.Chosen;
import avnav.planner.BeamPlanner;
import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.planner.Plan;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.Simulator;
import avnav.simbridge.Truth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Walks as the sampled policy does and stops now and then to plan: in a world model, in the truth, and in mixtures of
 * both, all with the same candidates' chance. Works with any imaginer. One thread.
 */
public final class PlannerDiagnosis implements AutoCloseable {

    private final PolicyWalk walk;
    private final Imaginer model;
    private final PrivilegedImaginer oracle;
    private final BeamPlanner planner;
    private final int stride;

    /**
     * @param oracle of the simulator that is walked in
     * @param stride a plan is made at every so many steps
     */
    public PlannerDiagnosis(
            PolicyWalk walk, Imaginer model, PrivilegedImaginer oracle, BeamPlanner planner, int stride) {
        this.walk = walk;
        this.model = model;
        this.oracle = oracle;
        this.planner = planner;
        this.stride = stride;
    }

    /** @param expert of this episode */
    public List<Decision> follow(
            Simulator simulator, Episode episode, Function<Pose, Action> expert, RandomGenerator random) {
        Walker walker = new Walker(episode, expert);
        new EpisodeRunner(simulator).run(episode, walker, random);
        return List.copyOf(walker.decisions);
    }

    /** Acts as the policy, and writes down what planning would have done. */
    private final class Walker implements PrivilegedAgent {

        private final Episode episode;
        private final Function<Pose, Action> expert;
        private final List<Decision> decisions = new ArrayList<>();
        private RandomGenerator acting = new SplittableRandom(0);
        private SplittableRandom imagining = new SplittableRandom(0);
        private int step;

        Walker(Episode episode, Function<Pose, Action> expert) {
            this.episode = episode;
            this.expert = expert;
        }

        @Override
        public void begin(Episode begun, RandomGenerator random) {
            acting = new SplittableRandom(random.nextLong());
            imagining = new SplittableRandom(random.nextLong());
            walk.begin();
        }

        @Override
        public Action act(Observation seen, Truth truth) {
            PolicyStep present = walk.see(seen);
            for (Imaginer imaginer : List.of(model, oracle)) {
                walk.last()
                        .ifPresentOrElse(
                                done -> imaginer.observe(done, seen), () -> imaginer.begin(seen, imagining.split()));
                if (imaginer instanceof PrivilegedImaginer privileged) {
                    privileged.told(truth);
                }
            }
            if (step++ % stride == 0) {
                decisions.add(decide(present, expert.apply(truth.pose()), imagining.nextLong()));
            }
            float[] logits = present.logits()[0];
            Action action = Action.ofCode(Choice.sample(logits, acting).action());
            walk.did(action);
            return action;
        }

        private Decision decide(PolicyStep present, Action expertAction, long chance) {
            Plan best = plan(oracle.imagine(present), chance);
            double bestScore = planner.score(present.value()[0], best.steps());
            Map<Variant, Chosen> choices = new EnumMap<>(Variant.class);
            List<Plan.Step> imagined = List.of();
            for (Variant variant : Variant.values()) {
                Plan plan = plan(futures(variant, present), chance);
                imagined = variant == Variant.MODEL ? plan.steps() : imagined;
                Plan own = plan(new FirstAction(oracle.imagine(present), plan.first()), chance);
                double regret =
                        plan.first() == best.first() ? 0 : bestScore - planner.score(present.value()[0], own.steps());
                choices.put(variant, new Chosen(plan.first(), regret));
            }
            List<Plan.Step> real = replay(imagined, present);
            double[] rewardErrors = new double[real.size()];
            double[] valueErrors = new double[real.size()];
            for (int depth = 0; depth < real.size(); depth++) {
                rewardErrors[depth] =
                        imagined.get(depth).reward() - real.get(depth).reward();
                valueErrors[depth] =
                        imagined.get(depth).value() - real.get(depth).value();
            }
            int likeliest = Choice.best(present.logits()[0]).action();
            return new Decision(
                    episode.scene(),
                    episode.id(),
                    step - 1,
                    Action.ofCode(likeliest),
                    expertAction,
                    best.first(),
                    choices,
                    rewardErrors,
                    valueErrors);
        }

        private Imagination futures(Variant variant, PolicyStep present) {
            return variant == Variant.MODEL
                    ? model.imagine(present)
                    : new MixedImagination(model.imagine(present), oracle.imagine(present), variant);
        }
    }

    private Plan plan(Imagination futures, long chance) {
        try (futures) {
            return planner.plan(futures, new SplittableRandom(chance));
        }
    }

    /** What the actions truly bring, as far as the episode lasts. */
    private List<Plan.Step> replay(List<Plan.Step> steps, PolicyStep present) {
        List<Plan.Step> real = new ArrayList<>();
        try (Imagination truth = oracle.imagine(present)) {
            boolean isOver = false;
            for (int depth = 0; depth < steps.size() && !isOver; depth++) {
                Action action = steps.get(depth).action();
                Forecast forecast = truth.advance(new int[] {0}, new Action[] {action});
                real.add(new Plan.Step(action, forecast.reward()[0], action == Action.STOP ? 0 : forecast.value()[0]));
                isOver = forecast.actionLogits()[0][Action.MOVE_FORWARD.code()] == Float.NEGATIVE_INFINITY;
            }
        }
        return real;
    }

    /** Frees what the world models hold. */
    @Override
    public void close() {
        model.close();
        oracle.close();
    }
}
