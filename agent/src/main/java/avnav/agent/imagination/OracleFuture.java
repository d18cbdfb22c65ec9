package avnav.agent.imagination;

import avnav.agent.imagination.DecisionClock.Part;
import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Percept;
import avnav.agent.policy.PolicyRows;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.Senses;
import avnav.planner.Forecast;
import avnav.simbridge.Action;
import avnav.simbridge.Observation;
import avnav.simbridge.Simulator;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * True futures: each row is a snapshot of the simulator, stepped from its parent's. The policy's memory goes along every
 * branch, and the policy judges a layer's true observations in one batch. STOP moves nothing, so its reward is asked from
 * the task and its observation from nobody. A row at the step limit allows no action and is worth 0. Closing puts the
 * simulator back.
 */
final class OracleFuture implements Pictured {

    private static final float[] NOTHING_ALLOWED = new float[Action.COUNT];

    static {
        Arrays.fill(NOTHING_ALLOWED, Float.NEGATIVE_INFINITY);
    }

    private final Simulator simulator;
    private final ActorCritic network;
    private final Senses senses;
    private final int repeat;
    private final DecisionClock clock;
    private final Simulator.Snapshot present;
    private final PolicyStep policy;
    private List<Row> rows;
    private List<Optional<Observation>> shown = List.of();

    /**
     * A place that was reached.
     *
     * @param over whether nothing can be done there
     * @param memory of the policy there, {@code [H]}; where all is over, that of the row before
     */
    private record Row(Simulator.Snapshot state, double geodesicMetres, boolean over, float[] memory) {}

    /** A layer while it is being made: arrays by row, and the observations of the rows from which one can go on. */
    private static final class Layer {
        final Row[] rows;
        final float[] reward;
        final float[] value;
        final float[][] logits;
        final List<Integer> live = new ArrayList<>();
        final List<Observation> seen = new ArrayList<>();
        final List<Optional<Observation>> shown = new ArrayList<>();

        Layer(int count) {
            rows = new Row[count];
            reward = new float[count];
            value = new float[count];
            logits = new float[count][];
            Arrays.fill(logits, NOTHING_ALLOWED);
        }
    }

    OracleFuture(
            Simulator simulator,
            ActorCritic network,
            Senses senses,
            int repeat,
            DecisionClock clock,
            PolicyStep policy,
            Truth now) {
        this.simulator = simulator;
        this.network = network;
        this.senses = senses;
        this.repeat = repeat;
        this.clock = clock;
        this.policy = policy;
        present = simulator.snapshot();
        rows = List.of(new Row(present, now.geodesicMetres(), now.done(), policy.memory()[0]));
    }

    @Override
    public Forecast present() {
        return new Forecast(new float[1], policy.value(), policy.logits());
    }

    @Override
    public Forecast advance(int[] parent, Action[] action) {
        Layer layer = new Layer(parent.length);
        clock.time(Part.DYNAMICS, () -> {
            for (int row = 0; row < parent.length; row++) {
                step(layer, row, rows.get(parent[row]), action[row]);
            }
        });
        if (!layer.live.isEmpty()) {
            clock.time(Part.POLICY, () -> judge(layer, action));
        }
        rows = List.of(layer.rows);
        shown = layer.shown;
        return new Forecast(layer.reward, layer.value, layer.logits);
    }

    private void step(Layer layer, int row, Row before, Action action) {
        if (before.over()) {
            throw new IllegalArgumentException("Row (" + row + ") is to continue a branch that is over.");
        }
        if (action == Action.STOP) {
            double metres = before.geodesicMetres();
            layer.reward[row] = (float) reward(simulator.task().reward(action, metres, metres));
            layer.rows[row] = new Row(before.state(), metres, true, before.memory());
            layer.shown.add(Optional.empty());
            return;
        }
        simulator.restore(before.state());
        StepResult result = simulator.step(action);
        double reward = reward(result.truth().reward());
        for (int i = 1; i < repeat && !result.truth().done(); i++) {
            result = simulator.step(action);
            reward += reward(result.truth().reward());
        }
        Truth truth = result.truth();
        layer.reward[row] = (float) reward;
        layer.shown.add(Optional.of(result.seen()));
        layer.rows[row] = new Row(simulator.snapshot(), truth.geodesicMetres(), truth.done(), before.memory());
        if (!truth.done()) {
            layer.live.add(row);
            layer.seen.add(result.seen());
        }
    }

    /** Where no way leads to the source, distances are infinite and their difference is nothing to go by. */
    private double reward(double told) {
        return Double.isFinite(told) ? told : simulator.task().slackReward();
    }

    private void judge(Layer layer, Action[] action) {
        List<Percept> percepts = layer.seen.stream().map(senses::of).toList();
        float[][] memory =
                layer.live.stream().map(row -> layer.rows[row].memory()).toArray(float[][]::new);
        Action[] done = layer.live.stream().map(row -> action[row]).toArray(Action[]::new);
        PolicyStep answer = network.act(PolicyRows.after(percepts, memory, done));
        for (int i = 0; i < layer.live.size(); i++) {
            int row = layer.live.get(i);
            Row reached = layer.rows[row];
            layer.value[row] = answer.value()[i];
            layer.logits[row] = answer.logits()[i];
            layer.rows[row] = new Row(reached.state(), reached.geodesicMetres(), false, answer.memory()[i]);
        }
    }

    @Override
    public List<Optional<ImaginedSight>> sights() {
        return shown.stream()
                .map(row -> row.map(seen -> new ImaginedSight(seen.width(), seen.height(), seen.rgb(), seen.audio())))
                .toList();
    }

    @Override
    public void close() {
        simulator.restore(present);
    }
}
