package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.configuration.PlannerRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that decide what is run, shared by commands that run benchmark episodes. */
final class BenchOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration (default: configs/bench.yaml).")
    private Optional<Path> config;

    @Option(
            names = "--set",
            paramLabel = "key=value",
            description = "Replace a value of the configuration, such as simulator.task.maxSteps=300. Repeatable.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            description =
                    "Agent to run: random, forward, louder-ear, expert, policy, policy-argmax, or a planner such as "
                            + "beam-avwm-k4-b1-h3. Repeatable; one row each.")
    private List<String> agents = new ArrayList<>();

    @Option(names = "--split", paramLabel = "NAME", description = "Episodes of val or test homes.")
    private Optional<String> split;

    @Option(names = "--dataset", paramLabel = "FILE.json.gz", description = "SoundSpaces episode file, not a split.")
    private Optional<Path> dataset;

    @Option(names = "--episodes", paramLabel = "N", description = "How many, spread over all homes; 0 = all.")
    private Optional<Integer> episodes;

    @Option(
            names = "--simulator",
            paramLabel = "NAME",
            description = "A file of configs/simulator, such as rlr or soundspaces-rlr, laid over the configuration.")
    private Optional<String> simulator;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random choice.")
    private Optional<Long> seed;

    @Mixin
    private PlannerOptions planner;

    /** Where this program lies: the launcher says so. */
    static Path root() {
        return Path.of(System.getProperty("avnav.root", "."));
    }

    /** @throws avnav.experiments.BadInput when a key or value is wrong */
    BenchConfig config() {
        List<String> all = new ArrayList<>();
        simulator.ifPresent(name -> all.addAll(
                ConfigFile.read(root().resolve("configs").resolve("simulator").resolve(name + ".yaml"))
                        .settings()));
        all.addAll(settings);
        split.ifPresent(name -> all.add("episodes.source=" + quoted(name)));
        dataset.ifPresent(file -> all.add("episodes.source=" + quoted(file.toString())));
        episodes.ifPresent(count -> all.add("episodes.count=" + count));
        seed.ifPresent(value -> all.add("seed=" + value));
        if (!agents.isEmpty()) {
            all.add("agents=["
                    + String.join(
                            ", ", agents.stream().map(BenchOptions::quoted).toList()) + "]");
        }
        all.addAll(planner.settings());
        return planner.addTo(
                ConfigFile.read(config.orElseGet(() -> root().resolve("configs").resolve("bench.yaml")))
                        .with(all)
                        .as(BenchConfig.class),
                agents);
    }

    /**
     * The one agent of a command that runs one.
     *
     * @throws avnav.experiments.BadInput when there are several
     */
    Optional<String> onlyAgent() {
        List<String> named = new ArrayList<>(agents);
        if (planner.isAsked()) {
            named.addAll(config().agents().stream()
                    .filter(PlannerRow::isPlanner)
                    .filter(row -> !agents.contains(row))
                    .toList());
        }
        if (named.size() > 1) {
            throw new BadInput("The agents " + named + " are more than one.\nMaybe give --agent once.");
        }
        return named.stream().findFirst();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
