package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.Wiring;
import avnav.experiments.benchmark.Figure;
import avnav.experiments.benchmark.PlannerBenchmark;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.configuration.PlannerRow.WorldModel;
import avnav.experiments.run.EpisodeSource;
import avnav.experiments.run.Station;
import avnav.planner.BeamSettings;
import avnav.simbridge.Episode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures decisions. */
@Command(
        name = "planner",
        description =
                "Measure how long one decision takes and what it is made of, of one walk that has all cores; keys "
                        + "without a suffix are those of the trained world model, .oracle those of the simulator in its place.")
final class PlannerBenchmarkCommand implements Callable<Integer> {

    /** K, B and H of each figure. */
    private static final int[][] GRID = {{3, 1, 1}, {3, 3, 3}, {3, 3, 5}};

    private static final int EPISODES = 4;

    @Option(names = "--json", paramLabel = "OUT", description = "Also write the figures here.")
    private Optional<Path> json;

    @Option(names = "--world-model", paramLabel = "NAME", description = "avwm or oracle. Repeatable (default: oracle).")
    private List<WorldModel> worldModels = new ArrayList<>();

    @Option(
            names = "--decisions",
            paramLabel = "N",
            description = "Most decisions in each of the 4 episodes, the first of which warms up (default: 30).")
    private int decisions = 30;

    @Option(names = "--set", paramLabel = "key=value", description = "Replace a value of configs/bench.yaml.")
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        if (decisions < 1) {
            throw new BadInput("The number of decisions (" + decisions + ") must be 1 or more.\nMaybe 30.");
        }
        List<String> all = new ArrayList<>();
        all.add("worldModel.threads=" + Runtime.getRuntime().availableProcessors());
        all.addAll(settings);
        all.add("simulator.task.maxSteps=" + decisions);
        BenchConfig config = ConfigFile.read(BenchOptions.root().resolve("configs/bench.yaml"))
                .with(all)
                .as(BenchConfig.class);
        List<Episode> episodes =
                EpisodeSource.of("val", EPISODES, EpisodeSource.ofHomes()).episodes();
        List<Figure> figures = new ArrayList<>();
        for (WorldModel model : worldModels.isEmpty() ? List.of(WorldModel.ORACLE) : worldModels) {
            for (int[] cell : GRID) {
                BeamSettings beam = config.planner().sized(cell[0], cell[1], cell[2]);
                String row = new PlannerRow(model, beam).name(config.planner());
                String suffix = ".k" + cell[0] + "b" + cell[1] + "h" + cell[2]
                        + (model == WorldModel.AVWM ? "" : "." + model.label());
                try (Wiring wiring = new Wiring(config.withAgents(List.of(row)));
                        Station station = wiring.station()) {
                    figures.addAll(PlannerBenchmark.decisions(station, row, episodes, suffix));
                }
            }
        }
        figures.add(PlannerBenchmark.search(config.planner()));
        PlannerBenchmark.peakMemory().ifPresent(figures::add);
        BenchmarkCommand.print(figures, json);
        return 0;
    }
}
