package avnav.experiments.command;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import avnav.experiments.Json;
import avnav.experiments.ModelFiles;
import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.configuration.EvaluationConfig;
import avnav.experiments.fidelity.EvaluationFile;
import avnav.experiments.fidelity.FidelityReport;
import avnav.experiments.fidelity.StripFolder;
import avnav.experiments.run.Provenance;
import avnav.experiments.worldmodel.EvaluatedModels;
import avnav.experiments.worldmodel.WorldModelEvaluation;
import avnav.worldmodel.data.DatasetException;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.TensorFileException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how well a world model foresees frames, sounds and rewards. */
@Command(
        name = "worldmodel",
        description = "Compare what a world model foresees with what came, directly and step by step, on homes that no "
                + "training saw; write evaluation.json, strips and a report.")
public final class EvaluateWorldModelCommand implements Callable<Integer> {

    @Option(
            names = "--world-model",
            paramLabel = "DIR",
            description = "Folder of the model (default: models/worldmodel), or of a training run: a row per stage.",
            defaultValue = "models/worldmodel")
    private String worldModel;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data set (default: data/laptop).",
            defaultValue = "data/laptop")
    private Path data;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration (default: configs/evaluation/worldmodel.yaml).")
    private Optional<Path> config;

    @Option(names = "--set", paramLabel = "key=value", description = "Replace one value of the configuration.")
    private List<String> settings = List.of();

    @Option(names = "--split", paramLabel = "NAME", description = "train, val or test.")
    private Optional<String> split;

    @Option(names = "--windows", paramLabel = "N", description = "Windows, spread evenly over the homes.")
    private Optional<Integer> windows;

    @Option(names = "--horizon", paramLabel = "K", description = "Farthest step ahead.")
    private Optional<Integer> horizon;

    @Option(names = "--steps", paramLabel = "S", description = "Network calls per prediction.")
    private Optional<Integer> steps;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            description = "fast (what suits the network), ancestral, ddim, dpm or flow.")
    private Optional<String> sampler;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the windows and of the noise.")
    private Optional<Long> seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Tensor threads (default: all cores). Another number changes the last digits.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the results; new or empty.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        EvaluationConfig wanted = config();
        requireEmpty();
        Path models = ModelFiles.find(worldModel);
        try {
            TensorEngine.useThreads(threads);
            try (TrajectoryStore store = TrajectoryStore.open(data);
                    EvaluatedModels opened = EvaluatedModels.open(models)) {
                WorldModelEvaluation evaluation = new WorldModelEvaluation(wanted, opened, store);
                try (EvaluationProgress bar = EvaluationProgress.onStandardError()) {
                    write(wanted, opened, store, evaluation.run(bar));
                }
            }
        } catch (IllegalArgumentException | DatasetException | TensorFileException e) {
            throw new BadInput(e.getMessage(), e);
        }
        System.out.print(EvaluationSummary.of(EvaluationFile.read(out)));
        System.out.println("Report: " + out.resolve("report.html"));
        return 0;
    }

    private EvaluationConfig config() {
        List<String> all = new ArrayList<>(settings);
        split.ifPresent(name -> all.add("split=" + name));
        windows.ifPresent(count -> all.add("windows=" + count));
        horizon.ifPresent(count -> all.add("horizon=" + count));
        steps.ifPresent(count -> all.add("steps=" + count));
        sampler.ifPresent(name -> all.add("sampler=" + name));
        seed.ifPresent(value -> all.add("seed=" + value));
        Path file = config.orElseGet(() -> BenchOptions.root().resolve("configs/evaluation/worldmodel.yaml"));
        return ConfigFile.read(file).with(all).as(EvaluationConfig.class);
    }

    private void requireEmpty() {
        if (!Files.exists(out)) {
            return;
        }
        try (Stream<Path> inside = Files.list(out)) {
            if (inside.findAny().isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw new BadInput("The folder (" + out + ") cannot be used: " + e.getMessage()
                    + ".\nMaybe it is a file: give another --out.");
        }
        throw new BadInput("The folder (" + out + ") is not empty.\nMaybe give another --out, or delete it.");
    }

    private void write(
            EvaluationConfig wanted,
            EvaluatedModels models,
            TrajectoryStore store,
            WorldModelEvaluation.Outcome outcome)
            throws IOException {
        Files.createDirectories(out);
        AtomicFile.write(out.resolve("config.yaml"), ConfigFile.format(wanted));
        String dataset = store.preset() + " " + wanted.split().label();
        ObjectNode provenance =
                Provenance.of(BenchOptions.root(), VersionText.ours(), wanted.seed(), dataset, models.checkpoints());
        provenance.put("precision", Precision.fastest().name());
        AtomicFile.write(out.resolve("provenance.json"), Json.indented(provenance));
        StripFolder.write(out, outcome.strips(), store.frameShape().width());
        EvaluationFile.write(out, outcome.results());
        FidelityReport.write(out);
    }
}
