package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.bridge.HabitatTerrain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** The navmesh of a scene of Habitat, asked point by point. */
final class HabitatGround implements Ground {

    private final HabitatTerrain terrain;
    private final double turnRadians;
    private Optional<HabitatTerrain.Floor> last = Optional.empty();

    /** @param turnDegrees of one turn */
    HabitatGround(HabitatTerrain terrain, double turnDegrees) {
        this.terrain = terrain;
        this.turnRadians = Math.toRadians(turnDegrees);
    }

    @Override
    public Position draw(SplittableRandom random) {
        last = Optional.of(terrain.draw(random.nextInt(Integer.MAX_VALUE / 2)));
        return last.get().point();
    }

    @Override
    public Optional<Position> floorAt(double x, double y, double z) {
        last = terrain.floorAt(new Position(x, y, z));
        return last.map(HabitatTerrain.Floor::point);
    }

    /** At most 2, which is more than any walk asks for. */
    @Override
    public double clearanceMetres(Position point) {
        return last.filter(floor -> floor.point().equals(point))
                .or(() -> terrain.floorAt(point))
                .map(HabitatTerrain.Floor::clearanceMetres)
                .orElse(0.0);
    }

    @Override
    public boolean areConnected(Pose from, Position to) {
        return Double.isFinite(terrain.metres(new Position(from.x(), from.y(), from.z()), to));
    }

    @Override
    public Way wayTo(Position goal) {
        return new NavmeshWay(terrain, goal);
    }

    @Override
    public OptionalInt stepsToObstacle(Pose from, int left, int most) {
        Pose turned = new Pose(from.x(), from.y(), from.z(), from.yawRadians() + left * turnRadians);
        return terrain.stepsToObstacle(turned, most);
    }

    private record NavmeshWay(HabitatTerrain terrain, Position goal) implements Way {

        @Override
        public double metresFrom(Position point) {
            return terrain.metres(point, goal);
        }

        @Override
        public List<Position> bendsFrom(Position point) {
            return terrain.bends(point, goal);
        }

        @Override
        public Ahead ahead(Pose pose) {
            HabitatTerrain.Ahead ahead = terrain.ahead(goal);
            return new Ahead(ahead.collided(), ahead.metres());
        }

        @Override
        public Optional<Action> follow(Pose pose, double goalRadiusMetres) {
            return terrain.follow(goal, goalRadiusMetres);
        }
    }
}
