package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Simulator;
import avnav.simbridge.StepResult;
import avnav.simbridge.Truth;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.RestartingSimulator;
import avnav.simbridge.bridge.RlrEngine;
import avnav.simbridge.bridge.RlrSetting;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Walks planned trajectories and writes down what there was to see and hear. One thread, one recorder. */
final class Recorder implements AutoCloseable {

    private static final String SOUND = "telephone";

    private final EmbeddedWorld world;
    private final GenerationSettings settings;
    private final Simulator simulator;

    /** @param python runs the acoustic engine, where the settings want one */
    Recorder(EmbeddedWorld world, GenerationSettings settings, BridgeSettings python) {
        this.world = world;
        this.settings = settings;
        this.simulator = switch (settings.acoustics()) {
            case EMBEDDED -> new EmbeddedSimulator(world);
            case RLR ->
                new RestartingSimulator(
                        new EmbeddedSimulator(world, new RlrEngine(python, RlrSetting.ACCURATE, world.furniture())));
        };
    }

    /** A walk's frames, at least two, and where its source stands. */
    record Recording(Itinerary itinerary, List<RecordedFrame> frames) {}

    /** The same plan and settings give the same frames, whatever was recorded before. */
    Recording record(TrajectoryPlan plan) {
        SplittableRandom random = plan.random(settings.seed());
        PreparedHome home = world.home(plan.scene());
        Itinerary itinerary = Itinerary.draw(home, plan.pattern(), settings, random.split());
        Walker walker = new Walker(home, itinerary, plan.pattern(), settings, random.split());
        Episode episode = new Episode(
                plan.name(),
                plan.scene(),
                itinerary.start(),
                itinerary.source(),
                SOUND,
                itinerary
                        .toSource()
                        .metresFrom(itinerary.start().x(), itinerary.start().z()),
                0);
        List<RecordedFrame> frames = new ArrayList<>();
        StepResult now = simulator.reset(episode);
        frames.add(frame(home, itinerary.toSource(), now, TrajectoryWindow.NONE, 0));
        while (!now.truth().done()) {
            Truth before = now.truth();
            Optional<Action> action = walker.next(before.pose(), before.geodesicMetres());
            if (action.isEmpty()) {
                break;
            }
            now = simulator.step(action.get());
            float reward = (float) (before.geodesicMetres() - now.truth().geodesicMetres());
            frames.add(
                    frame(home, itinerary.toSource(), now, (byte) action.get().code(), reward));
        }
        return new Recording(itinerary, frames);
    }

    private static RecordedFrame frame(
            PreparedHome home, Geodesics toSource, StepResult now, byte action, float reward) {
        float[] outcome = new float[Action.COUNT];
        boolean[] blocked = new boolean[Action.COUNT];
        Stance stance = Stance.at(now.truth().pose());
        for (Action possible : Action.values()) {
            Locomotion.Move move = home.locomotion().move(stance, possible);
            blocked[possible.code()] = move.collided();
            if (possible == Action.MOVE_FORWARD) {
                double after =
                        toSource.metresFrom(move.stance().x(), move.stance().z());
                outcome[possible.code()] = (float) (now.truth().geodesicMetres() - after);
            }
        }
        return new RecordedFrame(now.seen(), now.truth(), action, reward, outcome, blocked);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
