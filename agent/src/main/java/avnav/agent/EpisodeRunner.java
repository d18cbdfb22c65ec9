package avnav.agent;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Simulator;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** The acting loop: one episode from reset to its end. */
public final class EpisodeRunner {

    private final Simulator simulator;

    public EpisodeRunner(Simulator simulator) {
        this.simulator = simulator;
    }

    /** @throws avnav.simbridge.SimulatorException when the simulator cannot start or continue the episode */
    public Journey run(Episode episode, Actor actor, RandomGenerator random) {
        return run(episode, actor, random, step -> {});
    }

    /** @param witness is shown the reset and every step, as they happen */
    public Journey run(Episode episode, Actor actor, RandomGenerator random, Consumer<StepResult> witness) {
        List<Action> actions = new ArrayList<>();
        List<Truth> truths = new ArrayList<>();
        StepResult now = simulator.reset(episode);
        begin(actor, episode, random);
        witness.accept(now);
        truths.add(now.truth());
        while (!now.truth().done()) {
            Action action = choose(actor, now);
            now = simulator.step(action);
            witness.accept(now);
            actions.add(action);
            truths.add(now.truth());
        }
        return new Journey(actions, truths);
    }

    private static void begin(Actor actor, Episode episode, RandomGenerator random) {
        if (actor instanceof PrivilegedAgent privileged) {
            privileged.begin(episode, random);
        } else {
            ((Agent) actor).begin(random);
        }
    }

    private static Action choose(Actor actor, StepResult now) {
        return actor instanceof PrivilegedAgent privileged
                ? privileged.act(now.seen(), now.truth())
                : ((Agent) actor).act(now.seen());
    }
}
