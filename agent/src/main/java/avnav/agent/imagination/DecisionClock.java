package avnav.agent.imagination;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Times the decisions of one walk and what they are made of. Parts may lie within parts: each is told the time that it
 * spent outside of those within it. One thread.
 */
public final class DecisionClock {

    /** What a decision is made of. */
    public enum Part {
        /** The real observation, into the world model's terms. */
        ENCODE,
        /** The world model, or the simulator in its place. */
        DYNAMICS,
        /** Imagined observations, into what the policy takes in. */
        DECODE,
        /** The policy and its value. */
        POLICY,
        /** The search itself. */
        SEARCH
    }

    private static final double MILLIS_PER_NANO = 1e-6;

    private final LongSupplier nanoClock;
    private final Map<Part, Long> nanos = new EnumMap<>(Part.class);
    private final List<Long> decisions = new ArrayList<>();
    private long within;

    /** @param nanoClock such as {@code System::nanoTime} */
    public DecisionClock(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Begins a walk. */
    public void forget() {
        nanos.clear();
        decisions.clear();
    }

    /** Does and times a whole decision. */
    public <T> T decision(Supplier<T> work) {
        long start = nanoClock.getAsLong();
        T result = work.get();
        decisions.add(nanoClock.getAsLong() - start);
        return result;
    }

    /** Does and times a part of a decision. */
    public <T> T time(Part part, Supplier<T> work) {
        long outside = within;
        within = 0;
        long start = nanoClock.getAsLong();
        try {
            return work.get();
        } finally {
            long whole = nanoClock.getAsLong() - start;
            nanos.merge(part, whole - within, Long::sum);
            within = outside + whole;
        }
    }

    /** The same for work without a result. */
    public void time(Part part, Runnable work) {
        time(part, () -> {
            work.run();
            return part;
        });
    }

    /** Of the walk so far. */
    public DecisionTimes times() {
        long[] sorted = decisions.stream().mapToLong(Long::longValue).sorted().toArray();
        double median = sorted.length == 0 ? 0 : sorted[sorted.length / 2] * MILLIS_PER_NANO;
        double sum = 0;
        for (long decision : sorted) {
            sum += decision * MILLIS_PER_NANO;
        }
        int count = Math.max(1, sorted.length);
        Map<Part, Double> parts = new EnumMap<>(Part.class);
        nanos.forEach((part, spent) -> parts.put(part, spent * MILLIS_PER_NANO / count));
        return new DecisionTimes(sorted.length, sum / count, median, parts);
    }
}
