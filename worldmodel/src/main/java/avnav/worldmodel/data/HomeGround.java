package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.GreedyFollower;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.PlanPoint;
import avnav.simbridge.embedded.navigation.Stance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** The floor of one of our homes, which lies at height 0. */
record HomeGround(PreparedHome home) implements Ground {

    @Override
    public Position draw(SplittableRandom random) {
        return position(home.space().draw(random));
    }

    @Override
    public Optional<Position> floorAt(double x, double y, double z) {
        return Optional.of(new Position(x, 0, z));
    }

    @Override
    public double clearanceMetres(Position point) {
        return home.space().clearanceMetres(point.x(), point.z());
    }

    @Override
    public boolean areConnected(Pose from, Position to) {
        return home.space().areConnected(from.x(), from.z(), to.x(), to.z());
    }

    @Override
    public Way wayTo(Position goal) {
        return new HomeWay(home, home.geodesicsTo(goal));
    }

    @Override
    public OptionalInt stepsToObstacle(Pose from, int left, int most) {
        Stance at = Stance.at(from).turned(left, home.locomotion().motion());
        for (int step = 1; step <= most; step++) {
            Locomotion.Move move = home.locomotion().move(at, Action.MOVE_FORWARD);
            if (move.collided()) {
                return OptionalInt.of(step);
            }
            at = move.stance();
        }
        return OptionalInt.empty();
    }

    private static Position position(PlanPoint point) {
        return new Position(point.x(), 0, point.z());
    }

    private record HomeWay(PreparedHome home, Geodesics geodesics) implements Way {

        @Override
        public double metresFrom(Position point) {
            return geodesics.metresFrom(point.x(), point.z());
        }

        @Override
        public List<Position> bendsFrom(Position point) {
            return geodesics.pathFrom(point.x(), point.z()).stream()
                    .map(HomeGround::position)
                    .toList();
        }

        @Override
        public Ahead ahead(Pose pose) {
            Locomotion.Move move = home.locomotion().move(Stance.at(pose), Action.MOVE_FORWARD);
            double metres =
                    geodesics.metresFrom(move.stance().x(), move.stance().z());
            return new Ahead(move.collided(), metres);
        }

        @Override
        public Optional<Action> follow(Pose pose, double goalRadiusMetres) {
            return new GreedyFollower(home.locomotion(), geodesics, goalRadiusMetres).next(pose);
        }
    }
}
