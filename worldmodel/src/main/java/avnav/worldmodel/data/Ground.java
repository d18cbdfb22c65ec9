package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Where one can walk in one scene: all that a walk is planned with. */
interface Ground {

    /** A point drawn uniformly over the floor. */
    Position draw(SplittableRandom random);

    /** The floor above or below a point; empty when there is none to stand on. */
    Optional<Position> floorAt(double x, double y, double z);

    /** Metres from a point of the floor to the edge of where one can walk. */
    double clearanceMetres(Position point);

    boolean areConnected(Pose from, Position to);

    /** Shortest walks to a point. */
    Way wayTo(Position goal);

    /**
     * Number of the step straight ahead that an obstacle cuts short, from 1.
     *
     * @param left turns to the left before the first step, negative to the right
     * @param most steps that are tried; empty when none of them is cut short
     */
    OptionalInt stepsToObstacle(Pose from, int left, int most);

    /** The shortest walks to one point. */
    interface Way {

        /** Infinite when there is none. */
        double metresFrom(Position point);

        /** The points where the shortest walk bends, its ends included; none when there is no walk. */
        List<Position> bendsFrom(Position point);

        /** What MOVE_FORWARD would do where the agent is now: exactly what the next step would tell. */
        Ahead ahead(Pose pose);

        /** What a greedy geodesic follower would do where the agent is now; empty when it knows no way. */
        Optional<Action> follow(Pose pose, double goalRadiusMetres);
    }

    /**
     * A step forward that was not taken.
     *
     * @param collided whether an obstacle would cut it short
     * @param metres of the shortest walk afterwards; infinite when there is none
     */
    record Ahead(boolean collided, double metres) {}
}
