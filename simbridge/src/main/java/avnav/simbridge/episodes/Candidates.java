package avnav.simbridge.episodes;

import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.PlanPoint;
import avnav.simbridge.embedded.navigation.VisibilityGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Pairs of start and source in one home, sorted into classes of distance times classes of detour (geodesic over straight
 * distance) and handed out class by class in turn.
 */
final class Candidates {

    /** Lower ends of the distance classes, metres, and the upper end of the last. */
    static final double[] DISTANCE_METRES = {2, 4, 7, 11, 20};

    /** Lower ends of the detour classes. */
    static final double[] DETOUR = {1, 1.05, 1.3};

    private static final int STARTS_PER_SOURCE = 80;
    private static final int TRIES_PER_SOURCE = 1000;
    private static final double MICROMETRES = 1e6;

    /** Distance that a source keeps from the edge of the agent's free space: 0.3 m from any wall or piece. */
    private static final double SOURCE_CLEARANCE_METRES = 0.15;

    /** Distance that a start keeps from that edge. */
    private static final double START_CLEARANCE_METRES = 0.01;

    /** One start and source, both on whole micrometres, so that files hold them exactly. */
    record Pair(PlanPoint start, PlanPoint source, double geodesicMetres) {}

    private final List<ArrayDeque<Pair>> classes;
    private int turn;

    private Candidates(List<ArrayDeque<Pair>> classes) {
        this.classes = classes;
    }

    static Candidates draw(VisibilityGraph graph, int sources, SplittableRandom random) {
        List<List<Pair>> classes = new ArrayList<>();
        for (int i = 0; i < (DISTANCE_METRES.length - 1) * DETOUR.length; i++) {
            classes.add(new ArrayList<>());
        }
        for (int i = 0; i < sources; i++) {
            PlanPoint source = point(graph, SOURCE_CLEARANCE_METRES, random);
            Geodesics geodesics = new Geodesics(graph, source.x(), source.z());
            for (int j = 0; j < STARTS_PER_SOURCE; j++) {
                PlanPoint start = point(graph, START_CLEARANCE_METRES, random);
                double metres = geodesics.metresFrom(start.x(), start.z());
                Pair pair = new Pair(start, source, metres);
                classOf(metres, metres / start.distanceTo(source))
                        .ifPresent(index -> classes.get(index).add(pair));
            }
        }
        List<ArrayDeque<Pair>> shuffled = new ArrayList<>();
        for (List<Pair> pairs : classes) {
            shuffled.add(shuffled(pairs, random));
        }
        return new Candidates(shuffled);
    }

    /** The next pair of the next class that has any left; empty when all are used up. */
    Optional<Pair> next() {
        for (int tried = 0; tried < classes.size(); tried++) {
            Pair pair = classes.get(turn++ % classes.size()).poll();
            if (pair != null) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }

    /** Distance class times the number of detour classes plus detour class; empty outside 2 to 20 m. */
    static Optional<Integer> classOf(double metres, double detour) {
        if (!(metres >= DISTANCE_METRES[0]) || metres > DISTANCE_METRES[DISTANCE_METRES.length - 1]) {
            return Optional.empty();
        }
        int distance = 0;
        while (distance < DISTANCE_METRES.length - 2 && metres >= DISTANCE_METRES[distance + 1]) {
            distance++;
        }
        int bend = 0;
        while (bend < DETOUR.length - 1 && detour >= DETOUR[bend + 1]) {
            bend++;
        }
        return Optional.of(distance * DETOUR.length + bend);
    }

    static double rounded(double metres) {
        return Math.rint(metres * MICROMETRES) / MICROMETRES;
    }

    private static PlanPoint point(VisibilityGraph graph, double clearanceMetres, SplittableRandom random) {
        for (int i = 0; i < TRIES_PER_SOURCE; i++) {
            PlanPoint drawn = graph.space().draw(random);
            PlanPoint point = new PlanPoint(rounded(drawn.x()), rounded(drawn.z()));
            if (graph.space().clearanceMetres(point.x(), point.z()) >= clearanceMetres) {
                return point;
            }
        }
        throw new IllegalStateException("No point among (" + TRIES_PER_SOURCE + ") lies (" + clearanceMetres
                + " m) inside the free space.\nMaybe the home is furnished too densely.");
    }

    private static ArrayDeque<Pair> shuffled(List<Pair> pairs, SplittableRandom random) {
        for (int i = pairs.size() - 1; i > 0; i--) {
            int other = (int) (random.nextDouble() * (i + 1));
            Pair pair = pairs.get(i);
            pairs.set(i, pairs.get(other));
            pairs.set(other, pair);
        }
        return new ArrayDeque<>(pairs);
    }
}
