package avnav.planner;

import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A deterministic world whose rewards, values and logits are a hash of the actions done so far. */
final class HashedWorld implements Imagination {

    private final long seed;
    private final double rewardOffset;
    private List<List<Action>> rows = List.of(List.of());
    int layers;
    int widestLayer;
    boolean expandedAStoppedRow;

    HashedWorld(long seed) {
        this(seed, 0);
    }

    HashedWorld(long seed, double rewardOffset) {
        this.seed = seed;
        this.rewardOffset = rewardOffset;
    }

    @Override
    public Forecast present() {
        return forecast(rows);
    }

    @Override
    public Forecast advance(int[] parent, Action[] action) {
        List<List<Action>> next = new ArrayList<>();
        for (int i = 0; i < parent.length; i++) {
            List<Action> row = new ArrayList<>(rows.get(parent[i]));
            expandedAStoppedRow |= row.contains(Action.STOP);
            row.add(action[i]);
            next.add(row);
        }
        rows = next;
        layers++;
        widestLayer = Math.max(widestLayer, parent.length);
        return forecast(rows);
    }

    @Override
    public void close() {}

    double reward(List<Action> path) {
        return path.isEmpty() ? 0 : (float) (numbers(path).nextDouble() * 2 - 1 + rewardOffset);
    }

    double value(List<Action> path) {
        SplittableRandom numbers = numbers(path);
        numbers.nextDouble();
        return (float) (numbers.nextDouble() * 2 - 1);
    }

    private Forecast forecast(List<List<Action>> paths) {
        int count = paths.size();
        float[] reward = new float[count];
        float[] value = new float[count];
        float[][] logits = new float[count][Action.COUNT];
        for (int row = 0; row < count; row++) {
            reward[row] = (float) reward(paths.get(row));
            value[row] = (float) value(paths.get(row));
            SplittableRandom numbers = numbers(paths.get(row)).split();
            for (int a = 0; a < Action.COUNT; a++) {
                logits[row][a] = (float) numbers.nextDouble();
            }
        }
        return new Forecast(reward, value, logits);
    }

    private SplittableRandom numbers(List<Action> path) {
        long hash = seed;
        for (Action action : path) {
            hash = hash * 6364136223846793005L + action.code() + 1442695040888963407L;
        }
        return new SplittableRandom(hash);
    }
}
