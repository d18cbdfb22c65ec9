package avnav.simbridge.bridge;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Motion;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Simulator;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Carries an episode over the death of the child behind a simulator: the episode is reset and its actions so far are
 * repeated, up to three times an episode; whoever runs it notices nothing but the time. Refusals (a bad pose, a missing
 * scene) pass through at once.
 */
public class RestartingSimulator implements Simulator {

    private static final int ATTEMPTS = 3;

    private final Simulator simulator;
    private final List<Action> actions = new ArrayList<>();
    private Episode episode;
    private int failures;

    private int resets;
    private int restarts;

    private record Moment(int resets, int restarts, List<Action> actions, Snapshot inner) implements Snapshot {}

    /** @param simulator whose {@code reset} starts another child where the last one is gone */
    public RestartingSimulator(Simulator simulator) {
        this.simulator = simulator;
    }

    /** How often a child had to be replaced so far. */
    public int restarts() {
        return restarts;
    }

    @Override
    public StepResult reset(Episode next) {
        episode = next;
        resets++;
        failures = 0;
        actions.clear();
        return persistently(this::replay, this::replay);
    }

    @Override
    public StepResult step(Action action) {
        StepResult result = persistently(() -> simulator.step(action), () -> {
            replay();
            return simulator.step(action);
        });
        actions.add(action);
        return result;
    }

    @Override
    public Snapshot snapshot() {
        return new Moment(resets, restarts, List.copyOf(actions), simulator.snapshot());
    }

    @Override
    public void restore(Snapshot snapshot) {
        if (!(snapshot instanceof Moment moment) || moment.resets() != resets) {
            throw new IllegalArgumentException("The snapshot is not of this simulator's present episode.\n"
                    + "Maybe the simulator was reset after it was taken.");
        }
        actions.clear();
        actions.addAll(moment.actions());
        if (moment.restarts() == restarts) {
            simulator.restore(moment.inner());
        } else {
            persistently(this::replay, this::replay);
        }
    }

    @Override
    public Motion motion() {
        return simulator.motion();
    }

    @Override
    public NavigationTask task() {
        return simulator.task();
    }

    @Override
    public void close() {
        simulator.close();
    }

    /** Answers a question that changes nothing; where the child died over it, the episode so far is repeated before. */
    protected final <T> T persistently(Supplier<T> question) {
        return persistently(question, () -> {
            if (episode != null) {
                replay();
            }
            return question.get();
        });
    }

    /** Tries until it works, a refusal comes or the episode has failed three times. */
    private <T> T persistently(Supplier<T> first, Supplier<T> again) {
        Supplier<T> attempt = first;
        while (true) {
            try {
                return attempt.get();
            } catch (BridgeException e) {
                count(e);
                attempt = again;
            }
        }
    }

    private void count(BridgeException e) {
        if (!e.restartMayHelp()) {
            throw e;
        }
        failures++;
        restarts++;
        if (failures >= ATTEMPTS) {
            String what = episode == null ? "The world" : "Episode (" + episode.id() + ") of " + episode.scene();
            throw new SimulatorException(
                    what + " failed (" + ATTEMPTS + ") times; the last time: " + e.getMessage(), e);
        }
    }

    private StepResult replay() {
        StepResult result = simulator.reset(episode);
        for (Action action : List.copyOf(actions)) {
            result = simulator.step(action);
        }
        return result;
    }
}
