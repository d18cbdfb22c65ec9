package avnav.experiments.command;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.Wiring;
import avnav.experiments.configuration.BenchConfig;
import avnav.experiments.configuration.PlannerRow;
import avnav.experiments.diagnosis.Decision;
import avnav.experiments.diagnosis.DiagnosisSummary;
import avnav.experiments.run.EpisodeSource;
import avnav.simbridge.Episode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why the planner is as good as it is. */
@Command(
        name = "planner",
        description = "Walk as the sampled policy does and compare, at every few steps, what the planner would do with "
                + "the oracle's planner and with the geodesic expert; then with true rewards, values or policy in the "
                + "world model's place.")
final class EvaluatePlannerCommand implements Callable<Integer> {

    @Mixin
    private BenchOptions options;

    @Option(names = "--stride", paramLabel = "N", description = "Plan at every N-th step of a walk (default: 5).")
    private int stride = 5;

    @Option(names = "--out", paramLabel = "FILE.json", description = "Also write the numbers here.")
    private Optional<Path> out;

    @Override
    public Integer call() {
        if (stride < 1) {
            throw new BadInput("The stride (" + stride + ") must be 1 or more.\nMaybe 5.");
        }
        BenchConfig config = options.config();
        List<PlannerRow> planners = config.planners();
        if (planners.size() != 1) {
            throw new BadInput("The planners are (" + planners.size() + ") but one is looked into at a time.\n"
                    + "Maybe --planner beam --world-model avwm.");
        }
        EpisodeSource source =
                EpisodeSource.of(config.episodes().source(), config.episodes().count(), Wiring.episodeReader(config));
        PlannerRow planner = planners.get(0);
        String row = planner.name(config.planner());
        List<Decision> decisions = new ArrayList<>();
        try (Wiring wiring = new Wiring(config.withAgents(List.of(row)))) {
            for (Episode episode : source.episodes()) {
                decisions.addAll(wiring.diagnose(planner, episode, stride));
                System.err.println(
                        episode.scene() + " episode " + episode.id() + ": " + decisions.size() + " decisions so far");
            }
        }
        DiagnosisSummary summary = new DiagnosisSummary(decisions);
        System.out.println(row + " on " + source.description());
        System.out.print(summary.table());
        ObjectNode json = summary.json().put("planner", row).put("dataset", source.description());
        out.ifPresent(file -> AtomicFile.write(file, Json.indented(json)));
        return 0;
    }
}
