package avnav.agent.ppo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** PPO's update of a network from one rollout: several passes over groups of whole environments. */
public final class PpoUpdate {

    private static final double TINY = 1e-5;

    private final Learner learner;
    private final PpoSettings settings;

    public PpoUpdate(Learner learner, PpoSettings settings) {
        this.learner = learner;
        this.settings = settings;
    }

    /**
     * @param rollout one trajectory per environment; their number must be a multiple of the minibatches
     * @param learningRate of this update, after decay
     * @param clip of this update, after decay
     */
    public LossReport update(List<Trajectory> rollout, double learningRate, double clip, RandomGenerator random) {
        if (rollout.size() % settings.minibatches() != 0) {
            throw new IllegalArgumentException("The environments (" + rollout.size() + ") do not divide into ("
                    + settings.minibatches() + ") minibatches.\nMaybe choose a multiple.");
        }
        List<List<int[]>> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            epochs.add(groups(permutation(rollout.size(), random), settings.minibatches()));
        }
        List<LossReport> reports = update(rollout, epochs, learningRate, clip);
        return LossReport.mean(reports);
    }

    /** One report per optimiser step. */
    List<LossReport> update(List<Trajectory> rollout, List<List<int[]>> epochs, double learningRate, double clip) {
        List<float[]> returns = returns(rollout);
        List<float[]> advantages = advantages(rollout, returns);
        List<LossReport> reports = new ArrayList<>();
        for (List<int[]> epoch : epochs) {
            for (int[] group : epoch) {
                LossReport report = collect(rollout, group, returns, advantages, clip);
                double norm = learner.step(learningRate, settings.maxGradientNorm());
                reports.add(new LossReport(report.value(), report.action(), report.entropy(), report.total(), norm));
            }
        }
        return reports;
    }

    /** The gradients of one minibatch, without a step. */
    LossReport collect(
            List<Trajectory> rollout, int[] group, List<float[]> returns, List<float[]> advantages, double clip) {
        List<Trajectory> members = new ArrayList<>();
        for (int member : group) {
            members.add(rollout.get(member));
        }
        Sequences batch = new Sequences(members);
        PpoTargets targets = new PpoTargets(
                batch.longs((b, t) -> members.get(b).action(t)),
                batch.floats((b, t) -> members.get(b).logProbability(t)),
                batch.floats((b, t) -> members.get(b).value(t)),
                batch.floats((b, t) -> returns.get(group[b])[t]),
                batch.floats((b, t) -> advantages.get(group[b])[t]));
        return learner.ppo(batch, targets, settings, clip);
    }

    List<float[]> returns(List<Trajectory> rollout) {
        return rollout.stream()
                .map(trajectory -> trajectory.returns(settings.discount(), settings.trace()))
                .toList();
    }

    /** Returns minus values, over all environments brought to mean 0 and sample deviation 1 if so wanted. */
    List<float[]> advantages(List<Trajectory> rollout, List<float[]> returns) {
        List<float[]> advantages = new ArrayList<>();
        double sum = 0;
        double count = 0;
        for (int n = 0; n < rollout.size(); n++) {
            float[] row = new float[rollout.get(n).steps()];
            for (int t = 0; t < row.length; t++) {
                row[t] = returns.get(n)[t] - rollout.get(n).value(t);
                sum += row[t];
                count++;
            }
            advantages.add(row);
        }
        if (!settings.normaliseAdvantages()) {
            return advantages;
        }
        double mean = sum / count;
        double squares = 0;
        for (float[] row : advantages) {
            for (float value : row) {
                squares += (value - mean) * (value - mean);
            }
        }
        double deviation = Math.sqrt(squares / (count - 1)) + TINY;
        for (float[] row : advantages) {
            for (int t = 0; t < row.length; t++) {
                row[t] = (float) ((row[t] - mean) / deviation);
            }
        }
        return advantages;
    }

    static int[] permutation(int count, RandomGenerator random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    static List<int[]> groups(int[] order, int count) {
        List<int[]> groups = new ArrayList<>();
        int size = order.length / count;
        for (int g = 0; g < count; g++) {
            groups.add(Arrays.copyOfRange(order, g * size, (g + 1) * size));
        }
        return groups;
    }
}
