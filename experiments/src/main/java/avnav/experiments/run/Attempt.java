package avnav.experiments.run;

import avnav.experiments.metrics.Trace;
import avnav.simbridge.Position;
import java.util.List;

/** What became of one row's attempt at one episode. */
public sealed interface Attempt {

    String row();

    String scene();

    String episode();

    /**
     * The episode was run to its end.
     *
     * @param seed of the actor's random generator in this episode
     * @param goal floor point below the source
     * @param yawRadians {@code [N+1]} heading at each position of the trace
     * @param collided indices of the actions that an obstacle cut short
     */
    record Walk(
            String row,
            String scene,
            long seed,
            Position goal,
            Trace trace,
            List<Double> yawRadians,
            List<Integer> collided)
            implements Attempt {

        public Walk {
            yawRadians = List.copyOf(yawRadians);
            collided = List.copyOf(collided);
        }

        @Override
        public String episode() {
            return trace.episode();
        }
    }

    /** The simulator could not start or continue it. */
    record Failure(String row, String scene, String episode, String reason) implements Attempt {}
}
