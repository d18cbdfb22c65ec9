package avnav.agent.training;

import avnav.agent.policy.Percept;
import avnav.agent.policy.Senses;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Simulator;
import avnav.simbridge.StepResult;
import java.util.Optional;

/**
 * One simulator and the episode that runs in it, as the learner meets it. Methods are called by one thread at a time.
 */
final class Lane implements AutoCloseable {

    private final TrainingWorld world;
    private final Simulator simulator;
    private final Senses senses;

    private Looking looking = Looking.STRAIGHT;
    private Expert expert;
    private Pose pose;
    private Percept percept;
    private int previous;
    private boolean begins;
    private boolean ended = true;
    private double startMetres;
    private double walkedMetres;
    private double reward;
    private double rewardSum;
    private int steps;
    private boolean success;

    Lane(TrainingWorld world, Simulator simulator, Senses senses) {
        this.world = world;
        this.simulator = simulator;
        this.senses = senses;
    }

    void begin(Episode episode, Looking looking, boolean withExpert) {
        this.looking = looking;
        expert = withExpert ? world.expert(episode) : null;
        StepResult result = simulator.reset(episode);
        startMetres = result.truth().geodesicMetres();
        walkedMetres = 0;
        rewardSum = 0;
        steps = 0;
        previous = -1;
        begins = true;
        take(result);
    }

    void step(Action action) {
        Pose before = pose;
        StepResult result = simulator.step(looking.at(action));
        previous = action.code();
        begins = false;
        steps++;
        take(result);
        walkedMetres += before.distanceTo(pose);
        rewardSum += reward;
    }

    private void take(StepResult result) {
        percept = senses.of(looking.at(result.seen()));
        pose = result.truth().pose();
        reward = result.truth().reward();
        ended = result.truth().done();
        success = result.truth().success();
    }

    /** What the expert would do here, in the learner's view of left and right. */
    Optional<Action> advice() {
        return expert.advise(pose).map(looking::at);
    }

    Percept percept() {
        return percept;
    }

    int previous() {
        return previous;
    }

    boolean begins() {
        return begins;
    }

    boolean ended() {
        return ended;
    }

    double reward() {
        return reward;
    }

    EpisodeOutcome outcome() {
        double spl = success ? startMetres / Math.max(startMetres, walkedMetres) : 0;
        return new EpisodeOutcome(success, spl, rewardSum, steps);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
