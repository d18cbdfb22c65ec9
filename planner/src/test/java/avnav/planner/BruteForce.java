package avnav.planner;

import avnav.planner.BeamSettings.Scoring;
import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The best of all paths of a toy world's whole tree: what a beam that holds the tree must find. */
final class BruteForce {

    private final HashedWorld world;
    private final BeamSettings settings;
    private List<Action> actions = List.of();
    private double score = Double.NEGATIVE_INFINITY;

    private BruteForce(HashedWorld world, BeamSettings settings) {
        this.world = world;
        this.settings = settings;
    }

    static BruteForce best(HashedWorld world, BeamSettings settings) {
        BruteForce search = new BruteForce(world, settings);
        search.search(List.of());
        return search;
    }

    /** Of one path, by the formulas of {@link Scoring}, written out plainly. */
    static double score(HashedWorld world, List<Action> path, BeamSettings settings) {
        return new BruteForce(world, settings).score(path);
    }

    List<Action> actions() {
        return actions;
    }

    double score() {
        return score;
    }

    /** Scores every path of the whole tree by the formulas of {@link Scoring}, written out plainly. */
    private void search(List<Action> path) {
        for (Action action : Action.values()) {
            List<Action> next = new ArrayList<>(path);
            next.add(action);
            if (action == Action.STOP || next.size() == settings.horizon()) {
                double found = score(next);
                if (found > score) {
                    score = found;
                    actions = next;
                }
            } else {
                search(next);
            }
        }
    }

    private double score(List<Action> path) {
        int horizon = settings.horizon();
        double discount = Math.pow(settings.discount(), settings.repeat());
        double[] estimates = new double[horizon];
        double pairs = 0;
        double rewards = 0;
        for (int i = 1; i <= horizon; i++) {
            if (i > path.size()) {
                estimates[i - 1] = estimates[i - 2];
                continue;
            }
            List<Action> start = path.subList(0, i);
            double value = path.get(i - 1) == Action.STOP ? 0 : value(start);
            double reward = world.reward(start);
            rewards += Math.pow(discount, i - 1) * reward;
            estimates[i - 1] = rewards + Math.pow(discount, i) * value;
            pairs += Math.pow(discount, i - 1) * (reward + discount * value);
        }
        double prior = settings.priorWeight() * opinion(path.get(0));
        return prior
                + switch (settings.scoring()) {
                    case EVERY_STEP -> Arrays.stream(estimates).average().orElseThrow();
                    case PAPER_SUM -> pairs;
                    case LEAF -> estimates[horizon - 1];
                };
    }

    private double value(List<Action> start) {
        double present = world.present().value()[0];
        return settings.valueWeight() * world.value(start) + settings.presentWeight() * present;
    }

    /** Of a move, against the likeliest one; nothing of STOP. */
    private double opinion(Action action) {
        float[] logits = world.present().actionLogits()[0];
        double likeliest = Double.NEGATIVE_INFINITY;
        for (Action move : List.of(Action.MOVE_FORWARD, Action.TURN_LEFT, Action.TURN_RIGHT)) {
            likeliest = Math.max(likeliest, logits[move.code()]);
        }
        return action == Action.STOP ? 0 : logits[action.code()] - likeliest;
    }
}
