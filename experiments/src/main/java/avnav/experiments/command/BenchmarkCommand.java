package avnav.experiments.command;

import avnav.experiments.AtomicFile;
import avnav.experiments.Json;
import avnav.experiments.benchmark.Figure;
import avnav.experiments.benchmark.JmhRun;
import avnav.experiments.benchmark.JmhRun.Naming;
import avnav.experiments.benchmark.SimulatorBenchmark;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures speeds. */
@Command(
        name = "benchmark",
        description = "Measure speeds.",
        subcommands = {BenchmarkCommand.Sim.class, AgentBenchmarkCommand.class})
public final class BenchmarkCommand {

    /** Measures the embedded simulator. */
    @Command(name = "sim", description = "Measure the embedded simulator on one core (JMH).")
    static final class Sim implements Callable<Integer> {

        @Option(names = "--json", paramLabel = "OUT", description = "Also write the figures here.")
        private Optional<Path> json;

        @Option(
                names = "--seconds",
                paramLabel = "S",
                description = "Length of one of the 3 warm-ups and 5 measurements of each figure (default: 1).")
        private double seconds = 1;

        @Override
        public Integer call() {
            Map<String, Naming> names = new LinkedHashMap<>();
            names.put("audioVisualStep", Naming.perSecond("avStepsPerSecondPerCore"));
            names.put("rgbStep", Naming.perSecond("rgbStepsPerSecondPerCore"));
            names.put("home", Naming.millis("homeMillis"));
            names.put("reset", Naming.millis("resetMillis"));
            names.put("snapshot", Naming.perSecond("snapshotsPerSecond"));
            names.put("geodesic", Naming.micros("geodesicMicros"));
            print(JmhRun.of(SimulatorBenchmark.class, names, seconds), json);
            return 0;
        }
    }

    /** A table and, where asked for, flat keys. */
    static void print(List<Figure> figures, Optional<Path> json) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        for (Figure figure : figures) {
            String error =
                    Double.isNaN(figure.error()) ? "" : String.format(Locale.ROOT, "  +- %.0f %%", figure.error());
            System.out.printf(Locale.ROOT, "%-38s %14.2f%s%n", figure.key(), figure.value(), error);
            node.put(figure.key(), figure.value());
        }
        json.ifPresent(file -> AtomicFile.write(file, Json.indented(node)));
    }
}
