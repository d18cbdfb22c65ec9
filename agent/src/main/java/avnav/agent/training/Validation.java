package avnav.agent.training;

import avnav.agent.policy.Choice;
import avnav.agent.policy.PolicyStep;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** Plays fixed episodes with sampled actions, as the benchmark does; each episode has its own generator. */
final class Validation implements AutoCloseable {

    private static final int PLAYING = 3;

    private final Lanes lanes;
    private final List<Episode> episodes;
    private final long seed;

    Validation(Lanes lanes, List<Episode> episodes, long seed) {
        this.lanes = lanes;
        this.episodes = episodes;
        this.seed = seed;
    }

    /** Every k-th episode, so that all scenes are met. */
    static List<Episode> spread(List<Episode> all, int count) {
        List<Episode> chosen = new ArrayList<>();
        int wanted = Math.min(count, all.size());
        for (int i = 0; i < wanted; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / wanted)));
        }
        return chosen;
    }

    EpisodeOutcome.Mean run() {
        Deque<Episode> waiting = new ArrayDeque<>(episodes);
        List<Integer> active = new ArrayList<>();
        SplittableRandom[] random = new SplittableRandom[lanes.count()];
        Episode[] assigned = new Episode[lanes.count()];
        for (int i = 0; i < lanes.count() && !waiting.isEmpty(); i++) {
            assigned[i] = waiting.poll();
            active.add(i);
        }
        Lanes.await(lanes.start(0, active.size(), i -> lanes.get(i).begin(assigned[i], Looking.STRAIGHT, false)));
        active.forEach(i -> random[i] = generator(assigned[i]));
        List<EpisodeOutcome> outcomes = new ArrayList<>();
        while (!active.isEmpty()) {
            PolicyStep answer = lanes.ask(active);
            List<Integer> asked = List.copyOf(active);
            Lanes.await(lanes.start(0, asked.size(), row -> {
                int lane = asked.get(row);
                Choice choice = Choice.sample(answer.logits()[row], random[lane]);
                lanes.remember(lane, answer.memory()[row]);
                lanes.get(lane).step(Action.ofCode(choice.action()));
            }));
            for (int lane : asked) {
                if (lanes.get(lane).ended()) {
                    outcomes.add(lanes.get(lane).outcome());
                    if (waiting.isEmpty()) {
                        active.remove((Integer) lane);
                    } else {
                        Episode next = waiting.poll();
                        random[lane] = generator(next);
                        lanes.get(lane).begin(next, Looking.STRAIGHT, false);
                    }
                }
            }
        }
        return EpisodeOutcome.mean(outcomes);
    }

    private SplittableRandom generator(Episode episode) {
        return Chance.of(seed, PLAYING, episode.scene().hashCode(), episode.id().hashCode());
    }

    @Override
    public void close() {
        lanes.close();
    }
}
