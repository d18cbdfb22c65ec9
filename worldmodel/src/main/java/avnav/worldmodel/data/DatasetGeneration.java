package avnav.worldmodel.data;

import avnav.simbridge.SimulatorException;
import avnav.simbridge.bridge.BridgeException;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.RlrCheck;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.nn.Safetensors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Generates a data set into a folder. The same settings give the same bytes on any number of threads; a generation that
 * was killed goes on where it was, keeping what it had finished after looking at its checksums.
 */
public final class DatasetGeneration {

    private static final String PART = ".part";

    private final Path folder;
    private final String preset;
    private final GenerationSettings settings;
    private final EmbeddedWorld world;
    private final EmbeddedSettings simulator;
    private final FrameShape shape;
    private final BridgeSettings python;

    /**
     * In the paper's setting, {@link EmbeddedSettings#AVWM}.
     *
     * @param preset name to be written into the manifest
     */
    public DatasetGeneration(Path folder, String preset, GenerationSettings settings) {
        this(folder, preset, settings, BridgeSettings.standard());
    }

    /** @param world whose homes are walked, seen and heard */
    public DatasetGeneration(Path folder, String preset, GenerationSettings settings, EmbeddedWorld world) {
        this(folder, preset, settings, world, BridgeSettings.standard());
    }

    /** @param python runs the acoustic engine or Habitat, where the settings want one */
    public DatasetGeneration(Path folder, String preset, GenerationSettings settings, BridgeSettings python) {
        this(folder, preset, settings, new EmbeddedWorld(EmbeddedSettings.AVWM), python);
    }

    private DatasetGeneration(
            Path folder, String preset, GenerationSettings settings, EmbeddedWorld world, BridgeSettings python) {
        this.world = world;
        this.simulator = world.settings();
        this.folder = folder;
        this.python = python;
        this.preset = preset;
        this.settings = settings;
        this.shape = new FrameShape(
                simulator.camera().width(),
                simulator.camera().height(),
                simulator.motion().samplesPerStep(Acoustics.SAMPLE_RATE_HZ),
                Acoustics.SAMPLE_RATE_HZ);
    }

    /** @param isNew whether it was generated now rather than found */
    public record Progress(TrajectoryInfo trajectory, boolean isNew) {}

    /**
     * Generates what is missing and writes the manifest.
     *
     * @param progress told of every trajectory that is in place, one call at a time, in no fixed order
     * @throws DatasetException when the folder holds something else or cannot be written, or the acoustics or
     *     Habitat are not there; nothing half-written stays
     */
    public void run(int threads, Consumer<Progress> progress) {
        List<TrajectoryPlan> plans = TrajectoryPlan.of(settings, this::scenes);
        requireWorld(plans);
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve(Manifest.FILE))) {
                requireSame(Manifest.read(folder));
            }
            removeTemporaryFiles();
            GenerationJournal journal = GenerationJournal.open(folder, settings);
            Map<Integer, TrajectoryInfo> done = new TreeMap<>();
            List<TrajectoryPlan> open = new ArrayList<>();
            keepFinished(plans, journal, done, open, progress);
            generate(open, threads, info -> {
                journal.add(info);
                done.put(info.index(), info);
                progress.accept(new Progress(info, true));
            });
            writeManifest(List.copyOf(done.values()));
            journal.delete();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private boolean isInHabitat() {
        return settings.world() == GenerationSettings.World.HABITAT;
    }

    private List<String> scenes(HomeSplit split) {
        return settings.habitat().episodes().isEmpty()
                ? IntStream.range(0, split.homes()).mapToObj(split::homeName).toList()
                : WalkedHabitat.scenes(settings.habitat(), split);
    }

    private void requireWorld(List<TrajectoryPlan> plans) {
        if (isInHabitat()) {
            WalkedHabitat.require(settings.habitat(), simulator, python, plans);
        } else if (settings.acoustics() == GenerationSettings.Acoustics.RLR) {
            try {
                RlrCheck.require(python);
            } catch (BridgeException e) {
                throw new DatasetException(e.getMessage(), e);
            }
        }
    }

    private WalkedWorld walkedWorld() {
        return isInHabitat()
                ? WalkedHabitat.of(settings.habitat(), simulator, python)
                : WalkedHomes.of(world, settings.acoustics(), python);
    }

    private DatasetException unwritable(IOException e) {
        return new DatasetException(
                "The data set (" + folder + ") cannot be written: "
                        + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                        + "Maybe the disk is full, or you may not write there; the same command goes on later.",
                e);
    }

    private void requireSame(Manifest there) {
        if (!there.settings().equals(settings)) {
            throw new DatasetException("The folder (" + folder + ") holds a finished data set (" + there.preset()
                    + ") of other settings.\nMaybe give another folder.");
        }
    }

    /** What a killed write left behind. */
    private void removeTemporaryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().endsWith(PART)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Sorts the plans into those whose file is there and whole, and those still to be generated. */
    private void keepFinished(
            List<TrajectoryPlan> plans,
            GenerationJournal journal,
            Map<Integer, TrajectoryInfo> done,
            List<TrajectoryPlan> open,
            Consumer<Progress> progress)
            throws IOException {
        Map<Integer, TrajectoryInfo> known = new TreeMap<>();
        if (Files.exists(folder.resolve(Manifest.FILE))) {
            Manifest.read(folder).trajectories().forEach(info -> known.put(info.index(), info));
        }
        known.putAll(journal.finished());
        for (TrajectoryPlan plan : plans) {
            TrajectoryInfo info = known.get(plan.index());
            if (info != null && isWhole(info, plan)) {
                done.put(info.index(), info);
                progress.accept(new Progress(info, false));
            } else {
                open.add(plan);
            }
        }
    }

    private boolean isWhole(TrajectoryInfo info, TrajectoryPlan plan) throws IOException {
        Path file = folder.resolve(plan.file());
        return info.file().equals(plan.file())
                && Files.isRegularFile(file)
                && Files.size(file) == info.bytes()
                && Checksum.of(file).equals(info.sha256());
    }

    private interface Finish {
        void accept(TrajectoryInfo info) throws IOException;
    }

    private void generate(List<TrajectoryPlan> plans, int threads, Finish finish) throws IOException {
        PlanQueue queue = new PlanQueue(plans);
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, plans.size()); i++) {
                workers.add(pool.submit(() -> {
                    try (Recorder recorder = new Recorder(walkedWorld(), settings)) {
                        Optional<TrajectoryPlan> plan = queue.next(Optional.empty());
                        while (plan.isPresent() && !failed.get()) {
                            TrajectoryInfo info = write(plan.get(), recorder.record(plan.get()));
                            synchronized (finish) {
                                finish.accept(info);
                            }
                            plan = queue.next(plan.map(TrajectoryPlan::scene));
                        }
                        return null;
                    } catch (IOException | RuntimeException e) {
                        failed.set(true);
                        throw e;
                    }
                }));
            }
            for (Future<?> worker : workers) {
                await(worker);
            }
        } finally {
            failed.set(true);
            pool.shutdown();
            awaitEnd(pool);
        }
    }

    /** So that nobody writes any more when this returns; each worker is at most one trajectory from its end. */
    private static void awaitEnd(ExecutorService pool) {
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> worker) throws IOException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof SimulatorException simulator) {
                throw new DatasetException(
                        simulator.getMessage() + "\nThe same command goes on with what is left.", simulator);
            }
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("The generation was interrupted."));
        }
    }

    private TrajectoryInfo write(TrajectoryPlan plan, Recorder.Recording recording) throws IOException {
        Path file = folder.resolve(plan.file());
        Map<String, String> metadata =
                Map.of("format", Manifest.FORMAT, "version", String.valueOf(Manifest.VERSION), "scene", plan.scene());
        new Safetensors(new TrajectoryTensors(shape).encode(recording.frames()), metadata).write(file);
        return new TrajectoryInfo(
                plan.index(),
                plan.split(),
                plan.scene(),
                plan.pattern(),
                recording.frames().size(),
                recording.itinerary().source(),
                plan.file(),
                Files.size(file),
                Checksum.of(file));
    }

    private void writeManifest(List<TrajectoryInfo> trajectories) throws IOException {
        Manifest manifest = new Manifest(
                Manifest.FORMAT, Manifest.VERSION, preset, settings, simulator.motion(), shape, trajectories);
        Path part = folder.resolve(Manifest.FILE + PART);
        try {
            Files.write(part, manifest.encode());
            Files.move(
                    part,
                    folder.resolve(Manifest.FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
