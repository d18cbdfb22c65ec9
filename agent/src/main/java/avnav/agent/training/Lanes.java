package avnav.agent.training;

import avnav.agent.policy.ActorCritic;
import avnav.agent.policy.Percept;
import avnav.agent.policy.PolicyRows;
import avnav.agent.policy.PolicyStep;
import avnav.agent.policy.Senses;
import avnav.simbridge.Motion;
import avnav.simbridge.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** N simulators on all cores and one network: simulators step on worker threads, the network answers on the caller's. */
final class Lanes implements AutoCloseable {

    private final ActorCritic network;
    private final ExecutorService workers;
    private final List<Lane> lanes = new ArrayList<>();
    private final Motion motion;
    private final float[][] memory;

    Lanes(TrainingWorld world, ActorCritic network, int count, int threads) {
        this.network = network;
        List<Motion> moves = new ArrayList<>();
        workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "lane-worker");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < count; i++) {
            Simulator simulator = world.openSimulator();
            int samples = simulator.motion().samplesPerStep(world.sampleRateHz());
            lanes.add(new Lane(world, simulator, new Senses(network.settings(), world.sampleRateHz(), samples)));
            moves.add(simulator.motion());
        }
        motion = moves.get(0);
        memory = new float[count][network.memorySize()];
    }

    /** Of every simulator alike. */
    Motion motion() {
        return motion;
    }

    int count() {
        return lanes.size();
    }

    Lane get(int lane) {
        return lanes.get(lane);
    }

    float[] memory(int lane) {
        return memory[lane];
    }

    /** Starts a piece of work for each lane of [from, to); the caller waits for it with {@link #await}. */
    List<Future<?>> start(int from, int to, IntConsumer work) {
        List<Future<?>> futures = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int lane = i;
            Callable<Void> task = () -> {
                work.accept(lane);
                return null;
            };
            futures.add(workers.submit(task));
        }
        return futures;
    }

    /** Waits, and passes on the first failure. */
    static void await(List<Future<?>> futures) {
        for (Future<?> future : futures) {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Training was interrupted.", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException("A simulator failed: " + e.getCause(), e.getCause());
            }
        }
    }

    /** The network's answers for lanes [from, to), in their order; their memories are not yet replaced. */
    PolicyStep ask(int from, int to) {
        List<Integer> asked = new ArrayList<>();
        for (int i = from; i < to; i++) {
            asked.add(i);
        }
        return ask(asked);
    }

    PolicyStep ask(List<Integer> asked) {
        List<Percept> percepts = new ArrayList<>();
        int[] previous = new int[asked.size()];
        boolean[] begins = new boolean[asked.size()];
        float[][] before = new float[asked.size()][];
        for (int row = 0; row < asked.size(); row++) {
            Lane lane = lanes.get(asked.get(row));
            percepts.add(lane.percept());
            previous[row] = lane.previous();
            begins[row] = lane.begins();
            before[row] = memory[asked.get(row)];
        }
        return network.act(new PolicyRows(percepts, previous, begins, before));
    }

    void remember(int lane, float[] after) {
        memory[lane] = after;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        lanes.forEach(Lane::close);
    }
}
