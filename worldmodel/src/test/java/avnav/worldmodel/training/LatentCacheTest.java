package avnav.worldmodel.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Action;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.Displacement;
import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import avnav.worldmodel.data.DatasetGeneration;
import avnav.worldmodel.data.GenerationSettings;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import avnav.worldmodel.data.WanderSettings;
import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatentCacheTest {

    private static final Set<HomeSplit> BOTH = EnumSet.of(HomeSplit.TRAIN, HomeSplit.VAL);

    @TempDir
    private static Path data;

    private static TrajectoryStore store;

    @TempDir
    private Path folder;

    private final Counting codec = new Counting();

    /** Latents that a test can foretell: mean colours, and the first samples of each ear. */
    private static final class Counting implements FrameCodec {

        private final AtomicInteger frames = new AtomicInteger();

        @Override
        public LatentSizes sizes() {
            return new LatentSizes(3, 1, 1, 2, 2);
        }

        @Override
        public List<LatentFrame> encode(List<byte[]> rgb, List<float[][]> sound) {
            List<LatentFrame> latents = new ArrayList<>();
            for (int i = 0; i < rgb.size(); i++) {
                float[][] ears = sound.get(i);
                latents.add(new LatentFrame(
                        colours(rgb.get(i)), new float[] {ears[0][0], ears[0][1], ears[1][0], ears[1][1]}));
            }
            frames.addAndGet(rgb.size());
            return latents;
        }

        @Override
        public List<byte[]> images(List<LatentFrame> latents) {
            throw new UnsupportedOperationException("A cache only encodes.");
        }

        @Override
        public List<float[][]> sounds(List<LatentFrame> latents) {
            throw new UnsupportedOperationException("A cache only encodes.");
        }
    }

    private static float[] colours(byte[] rgb) {
        float[] sum = new float[3];
        for (int i = 0; i < rgb.length; i++) {
            sum[i % 3] += Byte.toUnsignedInt(rgb[i]) / 255f / (rgb.length / 3f);
        }
        return sum;
    }

    @BeforeAll
    static void generate() {
        WanderSettings wandering = new WanderSettings(0.1, 0.3, 0.02, 0.05, 0.02, 0.01, 2, 1);
        new DatasetGeneration(
                        data,
                        "tiny",
                        new GenerationSettings(3, 2, 1, 0, 24, 1, 20, wandering),
                        new EmbeddedWorld(EmbeddedSettings.AVWM))
                .run(2, progress -> {});
        store = TrajectoryStore.open(data);
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private LatentCache cache(String key) {
        return new LatentCache(folder, store, key);
    }

    @Test
    void holdsEveryFrameOfAWalkWithWhatMovedIt() throws IOException {
        cache("a").fill(codec, BOTH, false, 2, (done, of) -> assertThat(of).isEqualTo(3));
        List<LatentTrajectory> walks = cache("a").load(HomeSplit.TRAIN, false);
        assertThat(walks).hasSize(2);
        TrajectoryInfo info = store.trajectories(HomeSplit.TRAIN).get(0);
        TrajectoryWindow truth = store.read(info.index(), 0, info.frames());
        LatentTrajectory walk = walks.get(0);
        assertThat(walk.scene()).isEqualTo(info.scene());
        for (int i = 0; i < walk.frames(); i++) {
            assertThat(walk.frame(i).visual()).containsExactly(colours(truth.rgb()[i]), within(1e-3f));
            assertThat(walk.frame(i).audio()[2]).isCloseTo(truth.audio()[i][1][0] / 32767f, within(1e-3f));
            assertThat(walk.pose(i)).isEqualTo(truth.pose()[i]);
            assertThat(walk.geodesic(i)).isEqualTo(truth.geodesicMetres()[i]);
            assertThat(walk.outcome(i, Action.MOVE_FORWARD)).isEqualTo(truth.outcome()[i][1]);
            if (i > 0) {
                assertThat(walk.actionInto(i)).isEqualTo(truth.actionInto(i));
            }
        }
    }

    @Test
    void aMirroredWalkSeesHearsAndTurnsTheOtherWay() throws IOException {
        cache("m").fill(codec, BOTH, true, 1, (done, of) -> {});
        LatentTrajectory straight = cache("m").load(HomeSplit.TRAIN, false).get(0);
        LatentTrajectory mirrored = cache("m").load(HomeSplit.TRAIN, true).get(0);
        TrajectoryWindow truth =
                store.read(store.trajectories(HomeSplit.TRAIN).get(0).index(), 0, straight.frames());
        TrajectoryWindow twice = truth.mirrored().mirrored();

        for (int i = 0; i < straight.frames(); i++) {
            assertThat(twice.rgb()[i]).isEqualTo(truth.rgb()[i]);
            assertThat(mirrored.frame(i).audio()[2]).isCloseTo(truth.audio()[i][0][0] / 32767f, within(1e-3f));
            assertThat(mirrored.geodesic(i)).isEqualTo(straight.geodesic(i));
            assertThat(mirrored.outcome(i, Action.MOVE_FORWARD)).isEqualTo(straight.outcome(i, Action.MOVE_FORWARD));
            if (i > 0) {
                Action done = straight.actionInto(i);
                Action other = done == Action.TURN_LEFT
                        ? Action.TURN_RIGHT
                        : done == Action.TURN_RIGHT ? Action.TURN_LEFT : done;
                assertThat(mirrored.actionInto(i)).isEqualTo(other);
                Displacement way = Displacement.between(straight.pose(i - 1), straight.pose(i));
                Displacement seen = Displacement.between(mirrored.pose(i - 1), mirrored.pose(i));
                assertThat(seen.forwardMetres()).isCloseTo(way.forwardMetres(), within(1e-9));
                assertThat(seen.leftMetres()).isCloseTo(-way.leftMetres(), within(1e-9));
            }
        }
    }

    @Test
    void encodesOnceAndAgainOnlyWhatIsStaleOrDamaged() throws IOException {
        cache("a").fill(codec, BOTH, false, 1, (done, of) -> {});
        int all = codec.frames.get();
        assertThat(all)
                .isEqualTo(store.trajectories().stream()
                        .mapToInt(TrajectoryInfo::frames)
                        .sum());
        cache("a").fill(codec, BOTH, false, 1, (done, of) -> {});
        assertThat(codec.frames.get()).isEqualTo(all);
        flip(folder.resolve("walk-00000.safetensors"));
        cache("a").fill(codec, BOTH, false, 1, (done, of) -> {});
        assertThat(codec.frames.get())
                .isEqualTo(all + store.trajectories().get(0).frames());
        cache("b").fill(codec, BOTH, false, 1, (done, of) -> {});
        assertThat(codec.frames.get())
                .isEqualTo(2 * all + store.trajectories().get(0).frames());
    }

    @Test
    void aCacheOfOtherEncodersADamagedOrAnIncompleteOneIsRefused() throws IOException {
        cache("a").fill(codec, BOTH, false, 1, (done, of) -> {});
        assertThatThrownBy(() -> cache("b").load(HomeSplit.TRAIN, false))
                .isInstanceOf(TensorFileException.class)
                .hasMessageContaining("was made from (a), not (b)");
        Path file = folder.resolve("walk-00001.safetensors");
        byte[] whole = Files.readAllBytes(file);
        flip(file);
        assertThatThrownBy(() -> cache("a").load(HomeSplit.TRAIN, false)).hasMessageContaining("checksum");
        Files.write(file, Arrays.copyOf(whole, whole.length - 5));
        assertThatThrownBy(() -> cache("a").load(HomeSplit.TRAIN, false)).isInstanceOf(TensorFileException.class);
        Files.delete(file);
        assertThatThrownBy(() -> cache("a").load(HomeSplit.TRAIN, false)).isInstanceOf(IOException.class);
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 10] ^= 1;
        Files.write(file, bytes);
    }
}
