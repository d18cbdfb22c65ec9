package avnav.experiments.run;

import avnav.agent.Agent;
import avnav.agent.reference.ForwardAgent;
import avnav.agent.reference.LouderEarAgent;
import avnav.agent.reference.RandomAgent;
import avnav.experiments.Json;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import avnav.simbridge.NavigationTask;
import avnav.simbridge.Observation;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A benchmark run in the {@link OpenField}; as a program it is what the tests kill. */
public final class ToyBench {

    static final String CONFIG = "seed: 1\n";
    public static final NavigationTask TASK = new NavigationTask(1, 10, -0.01, 1, 120);

    private ToyBench() {}

    /** Arguments: run folder, threads, milliseconds that each observation of the slow agent takes. */
    public static void main(String[] args) {
        run(Path.of(args[0]), Integer.parseInt(args[1]), workload(episodes(12), Long.parseLong(args[2])));
    }

    public static RunFolder run(Path path, int threads, Workload workload) {
        RunFolder folder = RunFolder.open(path, CONFIG, provenance("abc"));
        new BenchRun(workload, folder)
                .finish(threads, new ProgressLines(TASK, workload.rows(), System.err, System::nanoTime));
        return folder;
    }

    static ObjectNode provenance(String commit) {
        return Json.MAPPER.createObjectNode().put("commit", commit).put("dataset", "toy");
    }

    public static Workload workload(List<Episode> episodes, long delayMillis) {
        return new Workload(
                7,
                TASK,
                List.of("random", "forward", "louder-ear"),
                Set.of(),
                episodes,
                () -> new Station(
                        new OpenField(TASK),
                        Map.of(
                                "random", slowed(new RandomAgent(), delayMillis),
                                "forward", new ForwardAgent(new ForwardAgent.Settings(0.5, 3, 9)),
                                "louder-ear",
                                        new LouderEarAgent(
                                                new LouderEarAgent.Settings(-21, 0.8, 1, 0.5, 6, 4, 12, 18)))),
                scene -> Optional.of(plan(scene)),
                episode -> 1 + (int) Math.ceil(episode.geodesicMetres() / 0.15),
                "straight line");
    }

    public static List<Episode> episodes(int count) {
        SplittableRandom random = new SplittableRandom(3);
        List<Episode> episodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Pose start = new Pose(random.nextDouble(-4, 4), 0, random.nextDouble(-4, 4), random.nextDouble(-3, 3));
            Position goal = new Position(random.nextDouble(-4, 4), 0, random.nextDouble(-4, 4));
            double metres = new Position(start.x(), 0, start.z()).distanceTo(goal);
            episodes.add(new Episode("e" + i, "field/" + i % 3, start, goal, "ring", metres, 9));
        }
        return episodes;
    }

    private static FloorPlan plan(String scene) {
        double half = OpenField.HALF_METRES;
        return new FloorPlan(
                scene,
                List.of(new FloorPlan.Area("field", -half, -half, half, half)),
                List.of(),
                List.of(new FloorPlan.Area("bench", 1, 1, 2, 1.5)));
    }

    private static Agent slowed(Agent agent, long millis) {
        return new Agent() {
            @Override
            public void begin(RandomGenerator random) {
                agent.begin(random);
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Action act(Observation seen) {
                return agent.act(seen);
            }
        };
    }
}
