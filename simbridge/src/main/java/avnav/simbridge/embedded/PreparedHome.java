package avnav.simbridge.embedded;

import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.HomeAcoustics;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.navigation.FreeSpace;
import avnav.simbridge.embedded.navigation.Geodesics;
import avnav.simbridge.embedded.navigation.Locomotion;
import avnav.simbridge.embedded.navigation.VisibilityGraph;
import avnav.simbridge.embedded.sight.Scene;

/**
 * All that is computed once per home and read by every simulator: what it looks like, where one can walk, how it sounds.
 * Immutable and shared by threads.
 */
public record PreparedHome(
        Home home, Scene scene, VisibilityGraph graph, Locomotion locomotion, HomeAcoustics acoustics) {

    public FreeSpace space() {
        return graph.space();
    }

    /** Shortest walks to the source above that floor point; about a millisecond. */
    public Geodesics geodesicsTo(Position goal) {
        return new Geodesics(graph, goal.x(), goal.z());
    }
}
