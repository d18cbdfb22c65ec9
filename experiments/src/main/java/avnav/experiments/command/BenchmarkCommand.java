package avnav.experiments.command;

import avnav.experiments.AtomicFile;
import avnav.experiments.Json;
import avnav.experiments.benchmark.Figure;
import avnav.experiments.benchmark.JmhRun;
import avnav.experiments.benchmark.JmhRun.Naming;
import avnav.experiments.benchmark.SimulatorBenchmark;
import avnav.simbridge.bridge.BridgeException;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.BridgeSpeed;
import avnav.simbridge.bridge.RlrSetting;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Homes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
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
        subcommands = {
            BenchmarkCommand.Sim.class,
            BenchmarkCommand.Bridge.class,
            AgentBenchmarkCommand.class,
            PlannerBenchmarkCommand.class,
            WorldModelBenchmarkCommand.class
        })
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

    /** Measures the bridge to Python and RLR behind it. */
    @Command(name = "bridge", description = "Measure the bridge to Python, and RLR where it is installed.")
    static final class Bridge implements Callable<Integer> {

        @Option(names = "--json", paramLabel = "OUT", description = "Also write the figures here.")
        private Optional<Path> json;

        @Option(
                names = "--calls",
                paramLabel = "N",
                description = "Measured calls of the bridge; RLR gets a hundredth of them (default: 3000).")
        private int calls = 3000;

        @Override
        public Integer call() {
            BridgeSettings settings = BridgeSettings.standard();
            BridgeSpeed speed = new BridgeSpeed(settings);
            List<Figure> figures = new ArrayList<>();
            figures.add(new Figure("bridgeOverheadMillis", speed.overheadMillis(calls), Double.NaN));
            figures.add(new Figure(
                    "bridgeOverheadMillis.bytes",
                    new BridgeSpeed(settings.withMapped(false)).overheadMillis(calls),
                    Double.NaN));
            try {
                FurnitureCatalogue furniture = FurnitureCatalogue.load();
                Home home = new Homes(furniture).byName("avnav/test/home-00");
                for (RlrSetting setting : RlrSetting.values()) {
                    String key = "rlrStepsPerSecond." + setting.name().toLowerCase(Locale.ROOT);
                    int responses = Math.max(5, calls / 100);
                    double perSecond = speed.responsesPerSecond(setting, home, furniture, responses);
                    figures.add(new Figure(key, perSecond, Double.NaN));
                }
            } catch (BridgeException e) {
                System.err.println("RLR is not measured: " + e.getMessage());
            }
            print(figures, json);
            return 0;
        }
    }

    /** A table and, where asked for, flat keys. */
    static void print(List<Figure> figures, Optional<Path> json) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        for (Figure figure : figures) {
            String error =
                    Double.isNaN(figure.error()) ? "" : String.format(Locale.ROOT, "  +- %.0f %%", figure.error());
            System.out.printf(Locale.ROOT, "%-38s %14.3f%s%n", figure.key(), figure.value(), error);
            node.put(figure.key(), figure.value());
        }
        json.ifPresent(file -> AtomicFile.write(file, Json.indented(node)));
    }
}
