package avnav.worldmodel.data;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Where one walk begins and which places it heads for, one after the other.
 *
 * @param places at least one; the last is the goal
 */
record Itinerary(Position source, Ground.Way toSource, Pose start, List<Position> places) {

    private static final int SOURCES = 200;
    private static final int TRIES = 400;

    /** Distance that a source keeps from the edge of the agent's free space, as in the benchmark's episodes. */
    private static final double SOURCE_CLEARANCE_METRES = 0.15;

    private static final double CLEARANCE_METRES = 0.01;
    private static final double BESIDE_METRES = 1.0;

    Itinerary {
        places = List.copyOf(places);
    }

    /**
     * @param scene name for the message
     * @throws DatasetException when the scene has no room for such a walk
     */
    static Itinerary draw(
            Ground ground, String scene, MotionPattern pattern, GenerationSettings settings, SplittableRandom random) {
        for (int i = 0; i < SOURCES; i++) {
            Position source = ground.draw(random);
            if (ground.clearanceMetres(source) >= SOURCE_CLEARANCE_METRES) {
                Draw draw = new Draw(ground, source, ground.wayTo(source), settings, random);
                List<Position> stops = draw.stops(pattern);
                if (!stops.isEmpty()) {
                    double yaw = (random.nextDouble() * 2 - 1) * Math.PI;
                    Pose start = new Pose(
                            stops.get(0).x(), stops.get(0).y(), stops.get(0).z(), yaw);
                    return new Itinerary(source, draw.toSource, start, stops.subList(1, stops.size()));
                }
            }
        }
        throw new DatasetException("The scene (" + scene + ") has no walk between "
                + settings.leastMetres() + " and " + settings.audibleMetres() + " m from a source.\n"
                + "Maybe lower leastMetres.");
    }

    private record Draw(
            Ground ground, Position source, Ground.Way toSource, GenerationSettings settings, SplittableRandom random) {

        /** Start first, goal last; empty when this source has no such walk. */
        List<Position> stops(MotionPattern pattern) {
            List<Position> stops = new ArrayList<>();
            boolean complete = true;
            if (pattern == MotionPattern.FROM_SOURCE) {
                complete = add(stops, 0, BESIDE_METRES) && visits(stops);
            } else {
                complete = add(stops, settings.leastMetres(), settings.audibleMetres());
            }
            if (pattern == MotionPattern.TO_SOURCE) {
                complete = complete && visits(stops);
                stops.add(source);
            } else {
                complete = complete && add(stops, settings.leastMetres(), settings.audibleMetres());
            }
            return complete && isAudible(stops) ? stops : List.of();
        }

        private boolean visits(List<Position> stops) {
            int visits = random.nextInt(settings.wandering().mostVisits() + 1);
            for (int i = 0; i < visits; i++) {
                if (!add(stops, 0, BESIDE_METRES)) {
                    return false;
                }
            }
            return true;
        }

        /** Adds a free point whose walk to the source has a length in the range; false when none was found. */
        private boolean add(List<Position> stops, double leastMetres, double mostMetres) {
            for (int i = 0; i < TRIES; i++) {
                Optional<Position> point = mostMetres > BESIDE_METRES ? Optional.of(ground.draw(random)) : beside();
                if (point.isPresent() && ground.clearanceMetres(point.get()) >= CLEARANCE_METRES) {
                    double metres = toSource.metresFrom(point.get());
                    if (metres >= leastMetres && metres <= mostMetres) {
                        stops.add(point.get());
                        return true;
                    }
                }
            }
            return false;
        }

        private Optional<Position> beside() {
            double x = source.x() + (random.nextDouble() * 2 - 1) * BESIDE_METRES;
            double z = source.z() + (random.nextDouble() * 2 - 1) * BESIDE_METRES;
            return ground.floorAt(x, source.y(), z);
        }

        /** The last leg bends nowhere beyond earshot; the legs before it are short. */
        private boolean isAudible(List<Position> stops) {
            Position from = stops.get(stops.size() - 2);
            Position to = stops.get(stops.size() - 1);
            return ground.wayTo(to).bendsFrom(from).stream()
                    .allMatch(bend -> toSource.metresFrom(bend) <= settings.audibleMetres());
        }
    }
}
