package avnav.worldmodel.training;

import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
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
     * @param threads walks at a time, each with one tensor thread
     */
    public void fill(FrameCodec codec, Set<HomeSplit> splits, int threads, Progress progress) throws IOException {
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
                    ensure(walk, codec);
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

    private void ensure(TrajectoryInfo walk, FrameCodec codec) {
        Path file = file(walk);
        if (Files.exists(file) && LatentFile.isFresh(file, key)) {
            return;
        }
        try {
            LatentFile.write(file, key, walk, store.read(walk.index(), 0, walk.frames()), codec);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All walks of a split, in memory.
     *
     * @throws IOException when a file is missing, damaged or of other encoders or data
     */
    public List<LatentTrajectory> load(HomeSplit split) throws IOException {
        List<LatentTrajectory> walks = new ArrayList<>();
        for (TrajectoryInfo walk : store.trajectories(split)) {
            walks.add(LatentFile.read(file(walk), key, walk.scene()));
        }
        return walks;
    }

    private Path file(TrajectoryInfo walk) {
        return folder.resolve(String.format("walk-%05d.safetensors", walk.index()));
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
