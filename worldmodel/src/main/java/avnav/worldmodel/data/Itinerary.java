package avnav.worldmodel.data;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.PreparedHome;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.PlanPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where one walk begins and which places it heads for, one after the other.
 *
 * @param places at least one; the last is the goal
 */
record Itinerary(Position source, Geodesics toSource, Pose start, List<PlanPoint> places) {

    private static final int SOURCES = 200;
    private static final int TRIES = 400;

    /** Distance that a source keeps from the edge of the agent's free space, as in the benchmark's episodes. */
    private static final double SOURCE_CLEARANCE_METRES = 0.15;

    private static final double CLEARANCE_METRES = 0.01;
    private static final double BESIDE_METRES = 1.0;

    Itinerary {
        places = List.copyOf(places);
    }

    /** @throws DatasetException when the home has no room for such a walk */
    static Itinerary draw(
            PreparedHome home, MotionPattern pattern, GenerationSettings settings, SplittableRandom random) {
        for (int i = 0; i < SOURCES; i++) {
            PlanPoint point = home.space().draw(random);
            if (home.space().clearanceMetres(point.x(), point.z()) >= SOURCE_CLEARANCE_METRES) {
                Position source = new Position(point.x(), 0, point.z());
                Draw draw = new Draw(home, source, home.geodesicsTo(source), settings, random);
                List<PlanPoint> stops = draw.stops(pattern);
                if (!stops.isEmpty()) {
                    double yaw = (random.nextDouble() * 2 - 1) * Math.PI;
                    Pose start = new Pose(stops.get(0).x(), 0, stops.get(0).z(), yaw);
                    return new Itinerary(source, draw.toSource, start, stops.subList(1, stops.size()));
                }
            }
        }
        throw new DatasetException("The home (" + home.home().name() + ") has no walk between "
                + settings.leastMetres() + " and " + settings.audibleMetres() + " m from a source.\n"
                + "Maybe lower leastMetres.");
    }

    private record Draw(
            PreparedHome home,
            Position source,
            Geodesics toSource,
            GenerationSettings settings,
            SplittableRandom random) {

        /** Start first, goal last; empty when this source has no such walk. */
        List<PlanPoint> stops(MotionPattern pattern) {
            List<PlanPoint> stops = new ArrayList<>();
            boolean complete = true;
            if (pattern == MotionPattern.FROM_SOURCE) {
                complete = add(stops, 0, BESIDE_METRES) && visits(stops);
            } else {
                complete = add(stops, settings.leastMetres(), settings.audibleMetres());
            }
            if (pattern == MotionPattern.TO_SOURCE) {
                complete = complete && visits(stops);
                stops.add(new PlanPoint(source.x(), source.z()));
            } else {
                complete = complete && add(stops, settings.leastMetres(), settings.audibleMetres());
            }
            return complete && isAudible(stops) ? stops : List.of();
        }

        private boolean visits(List<PlanPoint> stops) {
            int visits = random.nextInt(settings.wandering().mostVisits() + 1);
            for (int i = 0; i < visits; i++) {
                if (!add(stops, 0, BESIDE_METRES)) {
                    return false;
                }
            }
            return true;
        }

        /** Adds a free point whose walk to the source has a length in the range; false when none was found. */
        private boolean add(List<PlanPoint> stops, double leastMetres, double mostMetres) {
            for (int i = 0; i < TRIES; i++) {
                PlanPoint point = mostMetres > BESIDE_METRES ? home.space().draw(random) : beside();
                if (home.space().clearanceMetres(point.x(), point.z()) >= CLEARANCE_METRES) {
                    double metres = toSource.metresFrom(point.x(), point.z());
                    if (metres >= leastMetres && metres <= mostMetres) {
                        stops.add(point);
                        return true;
                    }
                }
            }
            return false;
        }

        private PlanPoint beside() {
            double x = source.x() + (random.nextDouble() * 2 - 1) * BESIDE_METRES;
            double z = source.z() + (random.nextDouble() * 2 - 1) * BESIDE_METRES;
            return new PlanPoint(x, z);
        }

        /** The last leg bends nowhere beyond earshot; the legs before it are short. */
        private boolean isAudible(List<PlanPoint> stops) {
            PlanPoint from = stops.get(stops.size() - 2);
            PlanPoint to = stops.get(stops.size() - 1);
            return new Geodesics(home.graph(), to.x(), to.z())
                    .pathFrom(from.x(), from.z()).stream()
                            .allMatch(bend -> toSource.metresFrom(bend.x(), bend.z()) <= settings.audibleMetres());
        }
    }
}
