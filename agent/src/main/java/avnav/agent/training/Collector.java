package avnav.agent.training;

import avnav.agent.policy.Choice;
import avnav.agent.policy.PolicyStep;
import avnav.agent.ppo.StepClock;
import avnav.agent.ppo.Trajectory;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Future;

/**
 * Lets the learner live in N environments for T steps at a time. The environments form two halves: while one half's
 * simulators step, the network answers the other half, so neither waits for the other. What happens depends on the seed,
 * the update's number and how many episodes each environment has begun, never on threads.
 */
final class Collector implements AutoCloseable {

    private static final int ACTING = 1;
    private static final int CHOOSING = 2;

    private final Lanes lanes;
    private final List<Episode> episodes;
    private final boolean mirror;
    private final long seed;
    private final long[] begun;
    private final boolean[] fresh;

    /** @param mirror whether every second episode is met in a mirror */
    Collector(Lanes lanes, List<Episode> episodes, boolean mirror, long seed) {
        this.lanes = lanes;
        this.episodes = episodes;
        this.mirror = mirror;
        this.seed = seed;
        begun = new long[lanes.count()];
        fresh = new boolean[lanes.count()];
        restart();
    }

    /** Every environment begins a new episode at the next rollout. */
    void restart() {
        Arrays.fill(fresh, true);
    }

    /** Episodes begun so far, per environment: with {@link #restart} all that a resumed run needs. */
    long[] begun() {
        return begun.clone();
    }

    void resume(long[] counts) {
        System.arraycopy(counts, 0, begun, 0, begun.length);
        restart();
    }

    Rollout collect(int steps, long update, Conduct conduct, StepClock clock) {
        int count = lanes.count();
        int half = (count + 1) / 2;
        Trajectory[] trajectories = new Trajectory[count];
        SplittableRandom[] random = new SplittableRandom[count];
        for (int i = 0; i < count; i++) {
            random[i] = Chance.of(seed, ACTING, update, i);
        }
        List<List<EpisodeOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outcomes.add(new ArrayList<>());
        }
        Lanes.await(lanes.start(0, count, i -> {
            if (fresh[i]) {
                begin(i, conduct);
                fresh[i] = false;
            }
            trajectories[i] = new Trajectory(steps, lanes.memory(i).clone());
        }));
        List<Future<?>> first = List.of();
        List<Future<?>> second = List.of();
        for (int t = 0; t < steps; t++) {
            first = turn(first, 0, half, t, trajectories, random, conduct, outcomes, clock);
            if (half < count) {
                second = turn(second, half, count, t, trajectories, random, conduct, outcomes, clock);
            }
        }
        finish(first, 0, half, trajectories, clock);
        if (half < count) {
            finish(second, half, count, trajectories, clock);
        }
        return new Rollout(
                List.of(trajectories), outcomes.stream().flatMap(List::stream).toList());
    }

    /** Waits for a half's simulators, asks the network about them, and sends them on. */
    private List<Future<?>> turn(
            List<Future<?>> running,
            int from,
            int to,
            int t,
            Trajectory[] trajectories,
            SplittableRandom[] random,
            Conduct conduct,
            List<List<EpisodeOutcome>> outcomes,
            StepClock clock) {
        PolicyStep answer = ask(running, from, to, clock);
        return lanes.start(from, to, i -> {
            Lane lane = lanes.get(i);
            Trajectory trajectory = trajectories[i];
            trajectory.perceive(t, lane.percept(), lane.previous(), lane.begins());
            Choice choice = Choice.sample(answer.logits()[i - from], random[i]);
            int advised = Trajectory.NO_ADVICE;
            if (conduct.imitating()) {
                advised = lane.advice().map(Action::code).orElse(Trajectory.NO_ADVICE);
                trajectory.advise(t, advised);
            }
            int action = conduct.decide(choice.action(), advised, random[i]);
            Choice done = Choice.of(answer.logits()[i - from], action);
            trajectory.act(t, action, done.logProbability(), answer.value()[i - from]);
            lanes.remember(i, answer.memory()[i - from]);
            lane.step(Action.ofCode(action));
            trajectory.reward(t, (float) lane.reward(), lane.ended());
            if (lane.ended()) {
                outcomes.get(i).add(lane.outcome());
                begin(i, conduct);
            }
        });
    }

    private PolicyStep ask(List<Future<?>> running, int from, int to, StepClock clock) {
        clock.start();
        Lanes.await(running);
        clock.stop(StepClock.Part.SIMULATOR);
        clock.start();
        PolicyStep answer = lanes.ask(from, to);
        clock.stop(StepClock.Part.INFERENCE);
        return answer;
    }

    /** The value of the state behind the last step. */
    private void finish(List<Future<?>> running, int from, int to, Trajectory[] trajectories, StepClock clock) {
        PolicyStep answer = ask(running, from, to, clock);
        for (int i = from; i < to; i++) {
            trajectories[i].continueWith(answer.value()[i - from]);
        }
    }

    private void begin(int i, Conduct conduct) {
        SplittableRandom random = Chance.of(seed, CHOOSING, i, begun[i]++);
        Episode episode = episodes.get(random.nextInt(episodes.size()));
        Looking looking = mirror && random.nextBoolean() ? Looking.MIRRORED : Looking.STRAIGHT;
        lanes.get(i).begin(episode, looking, conduct.imitating());
    }

    @Override
    public void close() {
        lanes.close();
    }
}
