package avnav.agent.training;

import avnav.agent.ppo.Trajectory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The last rollouts of the imitation stage, DAgger's aggregated data set (Ross et al. 2011) with a bound. It is forgotten
 * at every checkpoint, so that a resumed run learns from the same sequences as one that was never stopped.
 */
final class Experience {

    private final int most;
    private final Deque<List<Trajectory>> rollouts = new ArrayDeque<>();

    /** @param most rollouts kept */
    Experience(int most) {
        this.most = Math.max(1, most);
    }

    void add(List<Trajectory> rollout) {
        rollouts.addLast(rollout);
        if (rollouts.size() > most) {
            rollouts.removeFirst();
        }
    }

    /** Sequences of any of the rollouts, drawn independently. */
    List<Trajectory> draw(int count, RandomGenerator random) {
        List<List<Trajectory>> all = List.copyOf(rollouts);
        List<Trajectory> drawn = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<Trajectory> rollout = all.get(random.nextInt(all.size()));
            drawn.add(rollout.get(random.nextInt(rollout.size())));
        }
        return drawn;
    }

    void forget() {
        rollouts.clear();
    }
}
