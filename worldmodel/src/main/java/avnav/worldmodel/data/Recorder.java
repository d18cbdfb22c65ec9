package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.Simulator;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Walks planned trajectories and writes down what there was to see and hear. One thread, one recorder. */
final class Recorder implements AutoCloseable {

    private static final String SOUND = "telephone";

    private final WalkedWorld world;
    private final GenerationSettings settings;

    /** @param world closed with the recorder */
    Recorder(WalkedWorld world, GenerationSettings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** A walk's frames, at least two, and where its source stands. */
    record Recording(Itinerary itinerary, List<RecordedFrame> frames) {}

    /** The same plan and settings give the same frames, whatever was recorded before. */
    Recording record(TrajectoryPlan plan) {
        SplittableRandom random = plan.random(settings.seed());
        Simulator simulator = world.simulator();
        Ground ground = world.ground(plan.scene());
        Itinerary itinerary = Itinerary.draw(ground, plan.scene(), plan.pattern(), settings, random.split());
        Walker walker = new Walker(ground, simulator.motion(), itinerary, plan.pattern(), settings, random.split());
        Pose start = itinerary.start();
        Episode episode = new Episode(
                plan.name(),
                plan.scene(),
                start,
                itinerary.source(),
                SOUND,
                itinerary.toSource().metresFrom(new Position(start.x(), start.y(), start.z())),
                0);
        List<RecordedFrame> frames = new ArrayList<>();
        StepResult now = simulator.reset(episode);
        frames.add(frame(itinerary.toSource(), now, TrajectoryWindow.NONE, 0));
        while (!now.truth().done()) {
            Truth before = now.truth();
            Optional<Action> action = walker.next(before.pose(), before.geodesicMetres());
            if (action.isEmpty()) {
                break;
            }
            now = simulator.step(action.get());
            float reward = (float) (before.geodesicMetres() - now.truth().geodesicMetres());
            frames.add(frame(itinerary.toSource(), now, (byte) action.get().code(), reward));
        }
        return new Recording(itinerary, frames);
    }

    /** STOP and turns shorten nothing and meet no obstacle. */
    private static RecordedFrame frame(Ground.Way toSource, StepResult now, byte action, float reward) {
        float[] outcome = new float[Action.COUNT];
        boolean[] blocked = new boolean[Action.COUNT];
        Ground.Ahead ahead = toSource.ahead(now.truth().pose());
        outcome[Action.MOVE_FORWARD.code()] = (float) (now.truth().geodesicMetres() - ahead.metres());
        blocked[Action.MOVE_FORWARD.code()] = ahead.collided();
        return new RecordedFrame(now.seen(), now.truth(), action, reward, outcome, blocked);
    }

    @Override
    public void close() {
        world.close();
    }
}
