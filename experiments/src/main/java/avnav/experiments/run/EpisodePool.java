package avnav.experiments.run;

import avnav.agent.Actor;
import avnav.agent.EpisodeRunner;
import avnav.agent.Journey;
import avnav.agent.NamedRandom;
import avnav.agent.imagination.DecisionClock;
import avnav.agent.imagination.DecisionTimes;
import avnav.agent.imagination.TimedActor;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.metrics.Trace;
import avnav.experiments.run.Attempt.Failure;
import avnav.experiments.run.Attempt.Walk;
import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.SimulatorException;
import avnav.simbridge.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Runs the attempts that are left on several threads; which thread runs one never changes what comes of it. */
final class EpisodePool {

    private final Workload workload;
    private final int threads;

    EpisodePool(Workload workload, int threads) {
        this.workload = workload;
        this.threads = threads;
    }

    /** One (row, episode) pair still to be run. */
    record Assignment(String row, Episode episode) {}

    /**
     * Runs all, handing over each as it ends, from the thread that ran it.
     *
     * @throws IllegalStateException or whatever else an attempt threw, after the others were stopped
     */
    void run(List<Assignment> assignments, Consumer<Journal.Entry> whenDone) {
        AtomicInteger next = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            IntStream.range(0, Math.min(threads, assignments.size()))
                    .forEach(i -> workers.add(pool.submit(() -> work(assignments, next, whenDone))));
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted.", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void work(List<Assignment> assignments, AtomicInteger next, Consumer<Journal.Entry> whenDone) {
        try (Station station = workload.stations().get()) {
            for (int i = next.getAndIncrement(); i < assignments.size(); i = next.getAndIncrement()) {
                long start = System.nanoTime();
                Attempt attempt = attempt(station, assignments.get(i));
                double seconds = (System.nanoTime() - start) * 1e-9;
                whenDone.accept(new Journal.Entry(
                        attempt, seconds, decisionMillis(station.actors().get(attempt.row()))));
            }
        } finally {
            next.set(assignments.size());
        }
    }

    private Attempt attempt(Station station, Assignment assignment) {
        String row = assignment.row();
        Episode episode = assignment.episode();
        long seed = NamedRandom.seed(workload.seed(), "actor", PlannerRow.chance(row), episode.scene(), episode.id());
        try {
            Journey journey = new EpisodeRunner(station.simulator())
                    .run(episode, station.actors().get(row), new SplittableRandom(seed));
            int expertActions = workload.expertActions().applyAsInt(episode);
            return walk(row, episode, seed, journey, expertActions);
        } catch (SimulatorException e) {
            return new Failure(row, episode.scene(), episode.id(), e.getMessage());
        }
    }

    /** Keys {@code count}, {@code mean}, {@code median} and those of the parts. */
    private static Map<String, Double> decisionMillis(Actor actor) {
        Map<String, Double> millis = new LinkedHashMap<>();
        if (actor instanceof TimedActor timed) {
            DecisionTimes times = timed.times();
            millis.put("count", (double) times.decisions());
            millis.put("mean", times.meanMillis());
            millis.put("median", times.medianMillis());
            for (DecisionClock.Part part : DecisionClock.Part.values()) {
                if (times.partMillis().containsKey(part)) {
                    millis.put(
                            part.name().toLowerCase(Locale.ROOT),
                            times.partMillis().get(part));
                }
            }
        }
        return millis;
    }

    private static Walk walk(String row, Episode episode, long seed, Journey journey, int expertActions) {
        List<Position> positions = new ArrayList<>();
        List<Double> yaw = new ArrayList<>();
        List<Integer> collided = new ArrayList<>();
        List<Truth> truths = journey.truths();
        for (int i = 0; i < truths.size(); i++) {
            Pose pose = truths.get(i).pose();
            positions.add(new Position(pose.x(), pose.y(), pose.z()));
            yaw.add(pose.yawRadians());
            if (truths.get(i).collided()) {
                collided.add(i - 1);
            }
        }
        double[] geodesic = truths.stream().mapToDouble(Truth::geodesicMetres).toArray();
        Trace trace = new Trace(episode.id(), positions, geodesic, journey.actions(), expertActions);
        return new Walk(row, episode.scene(), seed, episode.goal(), trace, yaw, collided);
    }
}
