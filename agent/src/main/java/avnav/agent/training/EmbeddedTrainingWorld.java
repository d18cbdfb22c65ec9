package avnav.agent.training;

import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Simulator;
import avnav.simbridge.embedded.EmbeddedSimulator;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.navigation.Stance;
import java.util.Optional;

/**
 * The embedded simulator's homes, with the greedy geodesic follower as expert, made tolerant: it advises to go on wherever
 * a step forward brings at least {@link #GOOD_PROGRESS} of its length. What is heard and seen does not tell directions to
 * the few degrees on which the follower itself turns, so its own advice would look like chance to the learner.
 */
public final class EmbeddedTrainingWorld implements TrainingWorld {

    /** About 32 degrees off the way. */
    static final double GOOD_PROGRESS = 0.85;

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
        return pose -> {
            double metres = geodesics.metresFrom(pose.x(), pose.z());
            if (metres > GreedyFollower.GOAL_RADIUS_METRES
                    && progress(home, geodesics, pose, metres) >= GOOD_PROGRESS) {
                return Optional.of(Action.MOVE_FORWARD);
            }
            return new GreedyFollower(home.locomotion(), geodesics, GreedyFollower.GOAL_RADIUS_METRES).next(pose);
        };
    }

    /** Share of a forward step's length by which it would shorten the geodesic. */
    private static double progress(PreparedHome home, Geodesics geodesics, Pose pose, double metres) {
        Stance after =
                home.locomotion().move(Stance.at(pose), Action.MOVE_FORWARD).stance();
        return (metres - geodesics.metresFrom(after.x(), after.z()))
                / home.locomotion().motion().stepMetres();
    }

    @Override
    public int sampleRateHz() {
        return Acoustics.SAMPLE_RATE_HZ;
    }
}
