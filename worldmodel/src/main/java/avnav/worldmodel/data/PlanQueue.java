package avnav.worldmodel.data;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plans as workers take them. Each worker stays in its scene as long as that has plans, and then begins one that nobody
 * is in, so that none waits while another prepares a scene; when all are begun, it helps where most is left. Thread-safe.
 */
final class PlanQueue {

    private final Map<String, Deque<TrajectoryPlan>> fresh = new LinkedHashMap<>();
    private final Map<String, Deque<TrajectoryPlan>> begun = new LinkedHashMap<>();

    PlanQueue(List<TrajectoryPlan> plans) {
        plans.forEach(plan ->
                fresh.computeIfAbsent(plan.scene(), scene -> new ArrayDeque<>()).add(plan));
    }

    /** @param scene that the worker is in, if any */
    synchronized Optional<TrajectoryPlan> next(Optional<String> scene) {
        Deque<TrajectoryPlan> here = scene.map(begun::get).orElseGet(ArrayDeque::new);
        if (here.isEmpty() && !fresh.isEmpty()) {
            String first = fresh.keySet().iterator().next();
            here = fresh.remove(first);
            begun.put(first, here);
        } else if (here.isEmpty()) {
            here = begun.values().stream()
                    .max(Comparator.comparingInt(Deque::size))
                    .orElse(here);
        }
        return Optional.ofNullable(here.poll());
    }
}
