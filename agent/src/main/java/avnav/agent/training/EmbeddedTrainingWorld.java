package avnav.agent.training;

import avnav.simbridge.Episode;
import avnav.simbridge.Simulator;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.GreedyFollower;

/** The embedded simulator's homes, with the greedy geodesic follower as expert. */
public final class EmbeddedTrainingWorld implements TrainingWorld {

    private final EmbeddedWorld world;

    public EmbeddedTrainingWorld(EmbeddedWorld world) {
        this.world = world;
    }

    @Override
    public Simulator openSimulator() {
        return new EmbeddedSimulator(world);
    }

    /** The learner does not follow the advice, so each question goes to a follower without a past. */
    @Override
    public Expert expert(Episode episode) {
        PreparedHome home = world.home(episode.scene());
        Geodesics geodesics = home.geodesicsTo(episode.goal());
        return pose -> new GreedyFollower(home.locomotion(), geodesics, GreedyFollower.GOAL_RADIUS_METRES).next(pose);
    }

    @Override
    public int sampleRateHz() {
        return Acoustics.SAMPLE_RATE_HZ;
    }
}
