package avnav.experiments.run;

import avnav.simbridge.Episode;
import avnav.simbridge.NavigationTask;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What a run has to do.
 *
 * @param rows names of the actors, in the order of tables
 * @param privileged those rows that are told the judge's truth
 * @param episodes each is run once by every row
 * @param stations makes one thread's world
 * @param plans the floor plan of a scene, where it is known
 * @param expertActions the A of SNA; thread-safe
 * @param expertCount whose actions are the A of SNA, in words
 */
public record Workload(
        long seed,
        NavigationTask task,
        List<String> rows,
        Set<String> privileged,
        List<Episode> episodes,
        Supplier<Station> stations,
        Function<String, Optional<FloorPlan>> plans,
        ToIntFunction<Episode> expertActions,
        String expertCount) {

    public Workload {
        rows = List.copyOf(rows);
        privileged = Set.copyOf(privileged);
        episodes = List.copyOf(episodes);
    }

    /** Number of (row, episode) pairs. */
    int size() {
        return rows.size() * episodes.size();
    }
}
