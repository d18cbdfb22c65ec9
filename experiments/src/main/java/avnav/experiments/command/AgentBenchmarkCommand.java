package avnav.experiments.command;

import avnav.experiments.BadInput;
import avnav.experiments.benchmark.AgentBenchmark;
import avnav.experiments.benchmark.Figure;
import avnav.experiments.configuration.AgentTrainingConfig;
import avnav.experiments.configuration.ConfigFile;
import avnav.worldmodel.nn.MatmulPeak;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures collecting, learning and acting, for both recipes. */
@Command(
        name = "agent",
        description = "Measure how fast the policy collects, learns and acts; keys without a suffix are those of the "
                + "default recipe, .soundspaces those of SoundSpaces' network.")
final class AgentBenchmarkCommand implements Callable<Integer> {

    @Option(names = "--json", paramLabel = "OUT", description = "Also write the figures here.")
    private Optional<Path> json;

    @Option(names = "--updates", paramLabel = "N", description = "PPO updates measured per recipe (default: 4).")
    private int updates = 4;

    @Override
    public Integer call() throws IOException {
        if (updates < 1) {
            throw new BadInput("The number of updates (" + updates + ") must be 1 or more.");
        }
        Map<String, String> suffixes = new LinkedHashMap<>();
        suffixes.put("default", "");
        suffixes.put("soundspaces", ".soundspaces");
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, String> entry : suffixes.entrySet()) {
            Path file = BenchOptions.root().resolve("configs/agent/" + entry.getKey() + ".yaml");
            AgentTrainingConfig recipe = ConfigFile.read(file).as(AgentTrainingConfig.class);
            try (ScratchFolder scratch = ScratchFolder.create()) {
                figures.addAll(
                        new AgentBenchmark(recipe.training(), entry.getValue()).measure(updates, scratch.path()));
            }
            TensorEngine.useThreads(recipe.training().threads());
        }
        figures.add(new Figure("peakGflops", MatmulPeak.measure().float32Gflops(), Double.NaN));
        BenchmarkCommand.print(figures, json);
        return 0;
    }
}
