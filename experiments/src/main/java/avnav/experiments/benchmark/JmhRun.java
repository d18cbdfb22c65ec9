package avnav.experiments.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs JMH benchmarks in this Java machine, one thread, operations per second, and names what came out. */
public final class JmhRun {

    private static final int WARM_UPS = 3;
    private static final int MEASUREMENTS = 5;
    private static final double PERCENT = 100;

    private JmhRun() {}

    /** From a benchmark's operations per second to the number that is reported. */
    public record Naming(String key, DoubleUnaryOperator fromOperationsPerSecond) {

        public static Naming perSecond(String key) {
            return new Naming(key, perSecond -> perSecond);
        }

        public static Naming millis(String key) {
            return new Naming(key, perSecond -> 1e3 / perSecond);
        }

        public static Naming micros(String key) {
            return new Naming(key, perSecond -> 1e6 / perSecond);
        }
    }

    /**
     * @param names by the benchmark's method; others are not run
     * @param seconds of one measurement
     * @throws IllegalStateException when a benchmark fails
     */
    public static List<Figure> of(Class<?> benchmarks, Map<String, Naming> names, double seconds) {
        List<Figure> figures = new ArrayList<>();
        names.forEach((method, naming) -> {
            Result<?> result = run(benchmarks.getName() + "." + method, seconds);
            double perSecond = result.getScore();
            figures.add(new Figure(
                    naming.key(),
                    naming.fromOperationsPerSecond().applyAsDouble(perSecond),
                    PERCENT * result.getScoreError() / perSecond));
        });
        return figures;
    }

    private static Result<?> run(String benchmark, double seconds) {
        TimeValue time = TimeValue.milliseconds(Math.round(seconds * 1000));
        OptionsBuilder options = new OptionsBuilder();
        options.include(benchmark.replace(".", "\\.") + "$")
                .forks(0)
                .threads(1)
                .warmupIterations(WARM_UPS)
                .warmupTime(time)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(time)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            RunResult result = new Runner(options.build()).runSingle();
            return result.getPrimaryResult();
        } catch (RunnerException e) {
            throw new IllegalStateException("The benchmark (" + benchmark + ") failed: " + e.getMessage(), e);
        }
    }
}
