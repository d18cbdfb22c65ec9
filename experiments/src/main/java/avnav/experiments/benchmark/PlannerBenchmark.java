package avnav.experiments.benchmark;

import avnav.agent.EpisodeRunner;
import avnav.agent.imagination.DecisionClock.Part;
import avnav.agent.imagination.DecisionTimes;
import avnav.agent.imagination.TimedActor;
import avnav.experiments.run.Station;
import avnav.planner.BeamPlanner;
import avnav.planner.BeamSettings;
import avnav.planner.Forecast;
import avnav.planner.Imagination;
import avnav.simbridge.Action;
import avnav.simbridge.Episode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** How long one decision of a planning row takes and what it is made of, and how long the search alone. */
public final class PlannerBenchmark {

    private static final int WARM_UPS = 2000;
    private static final int SEARCHES = 1001;
    private static final double MILLIS_PER_NANO = 1e-6;
    private static final double KILOBYTES_PER_MEGABYTE = 1024;

    private PlannerBenchmark() {}

    /**
     * Walks the episodes as the row does, the first to warm up; the median is that of the others' medians, the parts are
     * means.
     *
     * @param episodes two or more
     * @param suffix of every key, such as {@code .k3b3h3}
     */
    public static List<Figure> decisions(Station station, String row, List<Episode> episodes, String suffix) {
        TimedActor actor = (TimedActor) station.actors().get(row);
        EpisodeRunner runner = new EpisodeRunner(station.simulator());
        List<DecisionTimes> times = new ArrayList<>();
        for (Episode episode : episodes) {
            runner.run(episode, station.actors().get(row), new SplittableRandom(1));
            times.add(actor.times());
        }
        List<DecisionTimes> measured = times.subList(1, times.size());
        double[] medians = measured.stream()
                .mapToDouble(DecisionTimes::medianMillis)
                .sorted()
                .toArray();
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("decisionMillis" + suffix, medians[medians.length / 2]));
        double count = measured.stream().mapToInt(DecisionTimes::decisions).sum();
        for (Part part : Part.values()) {
            double sum = measured.stream()
                    .mapToDouble(walk -> walk.decisions() * walk.partMillis().getOrDefault(part, 0.0))
                    .sum();
            if (sum > 0) {
                figures.add(figure(part.name().toLowerCase(Locale.ROOT) + "Millis" + suffix, sum / count));
            }
        }
        return figures;
    }

    /** The median of a search in futures that cost nothing. */
    public static Figure search(BeamSettings settings) {
        BeamPlanner planner = new BeamPlanner(settings);
        SplittableRandom random = new SplittableRandom(1);
        double[] millis = new double[SEARCHES];
        for (int search = -WARM_UPS; search < SEARCHES; search++) {
            Imagination futures = new Free(random.split());
            long start = System.nanoTime();
            planner.plan(futures, random);
            millis[Math.max(0, search)] = (System.nanoTime() - start) * MILLIS_PER_NANO;
        }
        Arrays.sort(millis);
        return figure("searchMillis", millis[SEARCHES / 2]);
    }

    /** The largest memory that this process ever had; empty where the system does not say. */
    public static Optional<Figure> peakMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .map(kilobytes ->
                            figure("peakMemoryMegabytes", Double.parseDouble(kilobytes) / KILOBYTES_PER_MEGABYTE))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Figure figure(String key, double value) {
        return new Figure(key, value, Double.NaN);
    }

    /** Random futures. */
    private record Free(SplittableRandom random) implements Imagination {

        @Override
        public Forecast present() {
            return rows(1);
        }

        @Override
        public Forecast advance(int[] parent, Action[] action) {
            return rows(parent.length);
        }

        private Forecast rows(int count) {
            float[] reward = new float[count];
            float[] value = new float[count];
            float[][] logits = new float[count][Action.COUNT];
            for (int row = 0; row < count; row++) {
                reward[row] = (float) random.nextDouble();
                value[row] = (float) random.nextDouble();
                for (int a = 0; a < Action.COUNT; a++) {
                    logits[row][a] = (float) random.nextDouble();
                }
            }
            return new Forecast(reward, value, logits);
        }

        @Override
        public void close() {}
    }
}
