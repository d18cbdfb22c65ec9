package avnav.agent.ppo;

import avnav.simbridge.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** One pass of imitation over sequences that an expert has commented. */
public final class ImitationUpdate {

    private final Learner learner;
    private final ImitationSettings settings;

    public ImitationUpdate(Learner learner, ImitationSettings settings) {
        this.learner = learner;
        this.settings = settings;
    }

    /**
     * Steps without advice teach only the critic.
     *
     * @param sequences equally long; their number must be a multiple of the minibatches
     * @param learningRate of this update, after decay
     */
    public LossReport update(List<Trajectory> sequences, double learningRate, RandomGenerator random) {
        if (sequences.size() % settings.minibatches() != 0) {
            throw new IllegalArgumentException("The sequences (" + sequences.size() + ") do not divide into ("
                    + settings.minibatches() + ") minibatches.\nMaybe choose a multiple.");
        }
        List<LossReport> reports = new ArrayList<>();
        int[] order = PpoUpdate.permutation(sequences.size(), random);
        for (int[] group : PpoUpdate.groups(order, settings.minibatches())) {
            List<Trajectory> members = new ArrayList<>();
            for (int member : group) {
                members.add(sequences.get(member));
            }
            LossReport report = collect(members);
            double norm = learner.step(learningRate, settings.maxGradientNorm());
            reports.add(new LossReport(report.value(), report.action(), report.entropy(), report.total(), norm));
        }
        return LossReport.mean(reports);
    }

    private LossReport collect(List<Trajectory> members) {
        Sequences batch = new Sequences(members);
        List<float[]> returns = members.stream()
                .map(member -> member.returns(settings.discount(), settings.trace()))
                .toList();
        return learner.imitation(
                batch,
                batch.longs((b, t) -> Math.max(0, members.get(b).advice(t))),
                batch.floats((b, t) -> weight(members.get(b).advice(t))),
                batch.floats((b, t) -> returns.get(b)[t]),
                settings);
    }

    private double weight(int advice) {
        if (advice == Trajectory.NO_ADVICE) {
            return 0;
        }
        return advice == Action.STOP.code() ? settings.stopWeight() : 1;
    }
}
