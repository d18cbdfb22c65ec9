package avnav.worldmodel.data;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.home.HomeSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanQueueTest {

    private static List<TrajectoryPlan> plans(int... walksOfScenes) {
        List<TrajectoryPlan> plans = new ArrayList<>();
        for (int scene = 0; scene < walksOfScenes.length; scene++) {
            for (int number = 0; number < walksOfScenes[scene]; number++) {
                plans.add(new TrajectoryPlan(
                        plans.size(), HomeSplit.TRAIN, "scene-" + scene, number, MotionPattern.values()[0]));
            }
        }
        return plans;
    }

    /** Of workers that take turns, the plans by index. */
    private static List<List<Integer>> taken(PlanQueue queue, int workers) {
        List<List<Integer>> taken = new ArrayList<>();
        List<Optional<String>> scenes = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            taken.add(new ArrayList<>());
            scenes.add(Optional.empty());
        }
        for (int turn = 0; ; turn++) {
            int worker = turn % workers;
            Optional<TrajectoryPlan> plan = queue.next(scenes.get(worker));
            if (plan.isEmpty()) {
                return taken;
            }
            taken.get(worker).add(plan.get().index());
            scenes.set(worker, plan.map(TrajectoryPlan::scene));
        }
    }

    @Test
    void aloneAWorkerTakesThemInOrder() {
        assertThat(taken(new PlanQueue(plans(2, 3, 1)), 1)).containsExactly(List.of(0, 1, 2, 3, 4, 5));
    }

    @Test
    void twoWorkersAreInDifferentScenesAsLongAsThereAreScenes() {
        assertThat(taken(new PlanQueue(plans(2, 3, 1, 1)), 2)).containsExactly(List.of(0, 1, 5, 6), List.of(2, 3, 4));
    }

    @Test
    void whereMostIsLeftOthersHelp() {
        assertThat(taken(new PlanQueue(plans(1, 6, 2)), 3))
                .containsExactly(List.of(0, 2, 4), List.of(1, 3, 5), List.of(7, 8, 6));
    }

    @Test
    void nothingIsTakenFromNothing() {
        assertThat(new PlanQueue(List.of()).next(Optional.empty())).isEmpty();
        assertThat(new PlanQueue(List.of()).next(Optional.of("scene-0"))).isEmpty();
    }
}
