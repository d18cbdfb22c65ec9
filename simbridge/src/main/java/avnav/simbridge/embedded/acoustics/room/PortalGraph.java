package avnav.simbridge.embedded.acoustics.room;

import avnav.simbridge.embedded.home.Box;
import org.jgrapht.Graph;
import org.jgrapht.alg.interfaces.ShortestPathAlgorithm.SingleSourcePaths;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Rooms and the holes between them as a graph: a vertex per opening, an edge between two openings of one room as long as
 * the way between their nearest points at ear height. Tells how far sound travels from one opening to another.
 */
final class PortalGraph {

    private final AcousticScene scene;

    /** {@code [openings][openings]} metres, infinite between parts that no opening joins. */
    private final double[][] metres;

    PortalGraph(AcousticScene scene) {
        this.scene = scene;
        int count = scene.openings().size();
        Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
        for (int i = 0; i < count; i++) {
            graph.addVertex(i);
        }
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                if (shareRoom(scene.openings().get(i), scene.openings().get(j))) {
                    DefaultWeightedEdge edge = graph.addEdge(i, j);
                    graph.setEdgeWeight(
                            edge,
                            between(
                                    scene.openings().get(i).air(),
                                    scene.openings().get(j).air()));
                }
            }
        }
        metres = new double[count][count];
        DijkstraShortestPath<Integer, DefaultWeightedEdge> shortest = new DijkstraShortestPath<>(graph);
        for (int i = 0; i < count; i++) {
            SingleSourcePaths<Integer, DefaultWeightedEdge> paths = shortest.getPaths(i);
            for (int j = 0; j < count; j++) {
                metres[i][j] = paths.getWeight(j);
            }
        }
    }

    private static boolean shareRoom(Opening one, Opening other) {
        return one.roomA() == other.roomA()
                || one.roomA() == other.roomB()
                || one.roomB() == other.roomA()
                || one.roomB() == other.roomB();
    }

    private static double between(Box one, Box other) {
        double dx = Math.max(0, Math.max(one.minX() - other.maxX(), other.minX() - one.maxX()));
        double dz = Math.max(0, Math.max(one.minZ() - other.maxZ(), other.minZ() - one.maxZ()));
        return Math.sqrt(dx * dx + dz * dz);
    }

    /** Way from a point in a room to every opening, metres. */
    double[] toOpenings(int room, double[] point) {
        double[] result = new double[metres.length];
        Box at = new Box(point[0], point[1], point[2], point[0], point[1], point[2]);
        for (int j = 0; j < result.length; j++) {
            result[j] = Double.POSITIVE_INFINITY;
            for (int i = 0; i < result.length; i++) {
                Opening first = scene.openings().get(i);
                if (first.roomA() == room || first.roomB() == room) {
                    result[j] = Math.min(result[j], between(at, first.air()) + metres[i][j]);
                }
            }
        }
        return result;
    }

    /** Way to each room's nearest opening; 0 for the source's own room. */
    double[] toRooms(int sourceRoom, double[] toOpenings) {
        double[] result = new double[scene.rooms().size()];
        for (int room = 0; room < result.length; room++) {
            result[room] = room == sourceRoom ? 0 : Double.POSITIVE_INFINITY;
            for (int j = 0; j < toOpenings.length; j++) {
                Opening opening = scene.openings().get(j);
                if (opening.roomA() == room || opening.roomB() == room) {
                    result[room] = Math.min(result[room], toOpenings[j]);
                }
            }
        }
        return result;
    }
}
