package avnav.worldmodel.training;

import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import avnav.worldmodel.nn.TensorEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Latents of every frame of a data set on disk, one file per walk, so that the encoders see each frame once. Every file
 * says which encoders and data it was made from; one that says otherwise, or is damaged, is made anew.
 */
public final class LatentCache {

    private final Path folder;
    private final TrajectoryStore store;
    private final String key;

    /** Told of every walk that is there. */
    public interface Progress {
        void walk(int done, int of);
    }

    /** @param key names encoders and data, such as their SHA-256 */
    public LatentCache(Path folder, TrajectoryStore store, String key) {
        this.folder = folder;
        this.store = store;
        this.key = key;
    }

    /**
     * Encodes the walks whose file is absent, stale or damaged; may be killed and called again.
     *
     * @param splits to encode
     * @param mirror whether the train walks are also encoded as seen in a mirror
     * @param threads walks at a time, each with one tensor thread
     */
    public void fill(FrameCodec codec, Set<HomeSplit> splits, boolean mirror, int threads, Progress progress)
            throws IOException {
        Files.createDirectories(folder);
        List<TrajectoryInfo> walks = store.trajectories().stream()
                .filter(walk -> splits.contains(walk.split()))
                .toList();
        AtomicInteger done = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> jobs = new ArrayList<>();
            for (TrajectoryInfo walk : walks) {
                jobs.add(workers.submit(() -> {
                    TensorEngine.useThreads(1);
                    ensure(walk, codec, false);
                    if (mirror && walk.split() == HomeSplit.TRAIN) {
                        ensure(walk, codec, true);
                    }
                    progress.walk(done.incrementAndGet(), walks.size());
                }));
            }
            for (Future<?> job : jobs) {
                await(job);
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private void ensure(TrajectoryInfo walk, FrameCodec codec, boolean mirrored) {
        Path file = file(walk, mirrored);
        if (Files.exists(file) && LatentFile.isFresh(file, key)) {
            return;
        }
        try {
            TrajectoryWindow seen = store.read(walk.index(), 0, walk.frames());
            LatentFile.write(file, key, walk, mirrored ? seen.mirrored() : seen, codec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All walks of a split, in memory.
     *
     * @param mirrored as seen in a mirror
     * @throws IOException when a file is missing, damaged or of other encoders or data
     */
    public List<LatentTrajectory> load(HomeSplit split, boolean mirrored) throws IOException {
        List<LatentTrajectory> walks = new ArrayList<>();
        for (TrajectoryInfo walk : store.trajectories(split)) {
            walks.add(LatentFile.read(file(walk, mirrored), key, walk.scene()));
        }
        return walks;
    }

    private Path file(TrajectoryInfo walk, boolean mirrored) {
        return folder.resolve(String.format("walk-%05d%s.safetensors", walk.index(), mirrored ? "-mirrored" : ""));
    }

    private static void await(Future<?> job) throws IOException {
        try {
            job.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Encoding was interrupted.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
