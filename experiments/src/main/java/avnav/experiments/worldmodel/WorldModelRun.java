package avnav.experiments.worldmodel;

import avnav.experiments.configuration.ConfigFile;
import avnav.experiments.configuration.WorldModelTrainingConfig;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.TrainedCodec;
import avnav.worldmodel.WorldModelDescription;
import avnav.worldmodel.WorldModelFile;
import avnav.worldmodel.cdit.AvCdit;
import avnav.worldmodel.cdit.CditSettings;
import avnav.worldmodel.cdit.NwmWeights;
import avnav.worldmodel.codec.LatentShape;
import avnav.worldmodel.codec.SoundSettings;
import avnav.worldmodel.codec.SoundStream;
import avnav.worldmodel.codec.SoundStreamTraining;
import avnav.worldmodel.codec.VisualAutoencoder;
import avnav.worldmodel.codec.VisualAutoencoderTraining;
import avnav.worldmodel.data.DatasetGeneration;
import avnav.worldmodel.data.GenerationSettings;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.training.LatentCache;
import avnav.worldmodel.training.LatentTrajectory;
import avnav.worldmodel.training.WorldModelTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The whole way from homes to a world model in one folder: data, encoders, cached latents, stages. Every part looks for
 * what an earlier run has left of it and goes on from there.
 */
public final class WorldModelRun {

    private static final String MANIFEST = "manifest.json";

    private final WorldModelTrainingConfig config;
    private final Path out;
    private final Path root;
    private final RunReport report;

    /** @param root against which relative paths of the configuration are resolved where they do not exist here */
    public WorldModelRun(WorldModelTrainingConfig config, Path out, Path root, RunReport report) {
        this.config = config;
        this.out = out;
        this.root = root;
        this.report = report;
    }

    /** Where the model lies in the end. */
    public Path modelFolder() {
        return out.resolve("model");
    }

    /**
     * Looks at all that the configuration names before anything is written or takes time: data set or its recipe, files
     * of encoders and of NWM's weights, and whether the network can have the sizes wanted.
     *
     * @throws IOException when a file is missing or damaged
     * @throws IllegalArgumentException when sizes do not go together
     */
    public void require() throws IOException {
        Path folder = Path.of(config.data());
        if (Files.exists(folder.resolve(MANIFEST))) {
            TrajectoryStore.open(folder).close();
        } else {
            recipe();
        }
        CditSettings settings = config.network()
                .settings(config.latentSizes(seen(), heard()), config.training().reward());
        if (!config.network().start().isEmpty()) {
            try (AvCdit network = new AvCdit(settings, Precision.FLOAT32, new SplittableRandom(0))) {
                start(network);
            }
        }
    }

    private LatentShape seen() throws IOException {
        if (config.visual().file().isEmpty()) {
            return config.visual().training().network().latent();
        }
        try (VisualAutoencoder visual =
                VisualAutoencoder.load(find(config.visual().file()))) {
            return visual.latent();
        }
    }

    private SoundSettings heard() throws IOException {
        if (config.sound().file().isEmpty()) {
            return config.sound().training().codec();
        }
        try (SoundStream sound = SoundStream.load(find(config.sound().file()))) {
            return sound.settings();
        }
    }

    public void run() throws IOException {
        int threads = config.training().threads();
        Path data = data(threads);
        try (TrajectoryStore store = TrajectoryStore.open(data)) {
            Path visual = visual(store);
            Path sound = sound(store);
            String key = "visual " + WorldModelFile.sha256(visual) + ", sound " + WorldModelFile.sha256(sound)
                    + (config.sound().cues() ? ", cues 1" : "")
                    + ", data " + WorldModelFile.sha256(data.resolve(MANIFEST));
            try (TrainedCodec codec =
                    TrainedCodec.load(visual, sound, config.sound().cues())) {
                LatentCache cache = new LatentCache(
                        config.latents().isEmpty() ? out.resolve("latents") : Path.of(config.latents()), store, key);
                report.part("Encoding the walks of the train and val homes");
                cache.fill(
                        codec, EnumSet.of(HomeSplit.TRAIN, HomeSplit.VAL), config.mirror(), threads, report::latents);
                List<LatentTrajectory> training = new ArrayList<>(cache.load(HomeSplit.TRAIN, false));
                if (config.mirror()) {
                    training.addAll(cache.load(HomeSplit.TRAIN, true));
                }
                train(store, codec, training, cache.load(HomeSplit.VAL, false), visual, sound);
            }
        }
    }

    private Path data(int threads) {
        Path folder = Path.of(config.data());
        if (!Files.exists(folder.resolve(MANIFEST))) {
            GenerationSettings recipe = recipe();
            report.part("Generating " + recipe.trajectories() + " walks in " + folder);
            new DatasetGeneration(folder, recipeName(), recipe, new EmbeddedWorld(EmbeddedSettings.AVWM))
                    .run(threads, done -> report.walk(recipe.trajectories()));
        }
        return folder;
    }

    private GenerationSettings recipe() {
        return ConfigFile.read(find(config.dataRecipe())).as(GenerationSettings.class);
    }

    private String recipeName() {
        return Path.of(config.dataRecipe()).getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    private Path visual(TrajectoryStore store) throws IOException {
        if (!config.visual().file().isEmpty()) {
            return find(config.visual().file());
        }
        report.part("Training the visual autoencoder");
        Path folder = Files.createDirectories(out.resolve("visual"));
        try (VisualAutoencoderTraining training =
                new VisualAutoencoderTraining(config.visual().training(), store, folder, report::visual)) {
            training.run();
            return training.bestFile();
        }
    }

    private Path sound(TrajectoryStore store) throws IOException {
        if (!config.sound().file().isEmpty()) {
            return find(config.sound().file());
        }
        report.part("Training the sound codec");
        Path folder = Files.createDirectories(out.resolve("sound"));
        try (SoundStreamTraining training =
                new SoundStreamTraining(config.sound().training(), store, folder, report::sound)) {
            training.run();
            return training.bestFile();
        }
    }

    private void train(
            TrajectoryStore store,
            TrainedCodec codec,
            List<LatentTrajectory> training,
            List<LatentTrajectory> watched,
            Path visual,
            Path sound)
            throws IOException {
        Path folder = Files.createDirectories(out.resolve("stages"));
        CditSettings settings =
                config.network().settings(codec.sizes(), config.training().reward());
        try (AvCdit network = network(settings);
                WorldModelTraining run =
                        new WorldModelTraining(config.training(), network, training, watched, store.motion(), folder)) {
            WorldModelDescription description = new WorldModelDescription(
                    settings,
                    config.training().prediction(),
                    run.reward(),
                    run.target(),
                    config.sound().cues(),
                    store.motion(),
                    store.frameShape().sampleRateHz(),
                    codec.samples(),
                    codec.imageSide());
            ModelFolders models = new ModelFolders(out, modelFolder(), description, visual, sound);
            try (StageWatcher watcher =
                    new StageWatcher(config.training(), out, report, models, codec, watched, store.motion())) {
                report.part(String.format(
                        Locale.ROOT,
                        "Training AV-CDiT: %,d weights on %,d frames, validated on %,d",
                        network.parameters().count(),
                        frames(training),
                        frames(watched)));
                run.run(watcher);
            }
        }
    }

    /** The paper's first stage begins with NWM's visual weights; a checkpoint of the run replaces them. */
    private AvCdit network(CditSettings settings) throws IOException {
        SplittableRandom random = new SplittableRandom(config.training().seed());
        AvCdit network = new AvCdit(settings, Precision.fastest(), random);
        if (!config.network().start().isEmpty()) {
            NwmWeights.Start start = start(network);
            report.part(String.format(
                    Locale.ROOT,
                    "From NWM: %d weights loaded, %d interpolated, %d fresh",
                    start.loaded().size(),
                    start.interpolated().size(),
                    start.fresh().size()));
        }
        return network;
    }

    private NwmWeights.Start start(AvCdit network) throws IOException {
        return NwmWeights.read(find(config.network().start())).into(network);
    }

    private static long frames(List<LatentTrajectory> walks) {
        return walks.stream().mapToLong(LatentTrajectory::frames).sum();
    }

    private Path find(String file) {
        Path here = Path.of(file);
        return Files.exists(here) ? here : root.resolve(file);
    }
}
