package avnav.worldmodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.Episode;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.HabitatScenes;
import avnav.simbridge.episodes.EpisodeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks in Habitat by one key of the recipe, against a stand-in whose scenes are all one empty room of 6 x 4 m. */
class DatasetInHabitatTest {

    private static final Path BRIDGE = Path.of("../simbridge").toAbsolutePath().normalize();
    private static final Path PYTHON = BRIDGE.resolve("target/python/bin/python");

    /** Bumps into the room's walls often enough for two short walks. */
    private static final WanderSettings CLUMSY = new WanderSettings(0.3, 0.4, 0.02, 0.3, 0.02, 0.01, 2, 1);

    @TempDir
    private Path temp;

    @BeforeEach
    void writeScenes() throws IOException {
        if (!Files.isExecutable(PYTHON)) {
            System.err.println("SKIPPED: DATA FROM HABITAT ARE NOT TESTED, for want of simbridge/target/python.");
        }
        Assumptions.assumeTrue(Files.isExecutable(PYTHON), "no Python with py4j and numpy");
        for (String scene :
                List.of("avnav/val/home-00.room", "avnav/test/home-00.room", "mp3d/17DRP5sb8fy/17DRP5sb8fy.glb")) {
            Path file = temp.resolve("scenes").resolve(scene);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[4]);
        }
    }

    @Test
    void recordsWhatHabitatShowsAndWhatItWouldHaveDone() throws IOException {
        generate("set", homes(), 1);
        try (TrajectoryStore store = TrajectoryStore.open(temp.resolve("set"))) {
            assertThat(store.trajectories()).hasSize(2);
            int blocked = 0;
            for (TrajectoryInfo info : store.trajectories()) {
                TrajectoryWindow walk = store.read(info.index(), 0, info.frames());
                assertThat(walk.pose()[0].y()).isEqualTo((double) 0.2f);
                assertThat(walk.rgb()[0][0] & 0xff).isEqualTo((int) (walk.pose()[0].x() * 20 + 128));
                assertThat(walk.audio()[0][0]).isNotEqualTo(new short[walk.audio()[0][0].length]);
                for (int i = 1; i < info.frames(); i++) {
                    int action = walk.action()[i];
                    assertThat(walk.outcome()[i - 1][action]).isEqualTo(walk.reward()[i]);
                    assertThat(walk.blocked()[i - 1][action]).isEqualTo(walk.collided()[i]);
                    blocked += walk.collided()[i] ? 1 : 0;
                }
            }
            assertThat(blocked).isPositive();
        }
        String manifest = Files.readString(temp.resolve("set/manifest.json"));
        assertThat(manifest).contains("\"world\" : \"HABITAT\"", "\"acoustics\" : \"RLR\"", "scenes");
    }

    @Test
    void anyNumberOfThreadsAndADeadChildWriteTheSameBytes() throws IOException {
        generate("one", homes(), 1);
        Path marker = temp.resolve("died");
        run("two", homes(), 2, python("AVNAV_STANDIN_FAULT_ONCE=" + marker));
        assertThat(marker).exists();
        assertThat(checksums("two")).isEqualTo(checksums("one"));
    }

    @Test
    void walksInTheScenesOfSoundSpacesEpisodes() throws IOException {
        Episode episode = new Episode(
                "0",
                "mp3d/17DRP5sb8fy/17DRP5sb8fy.glb",
                new Pose(0, 0, 0, 0),
                new Position(1, 0, 1),
                "telephone",
                1,
                9);
        Path file = EpisodeWriter.write(temp, "val", List.of(episode));
        String pattern = file.toString().replace("val", HabitatRecipe.SPLIT);
        HabitatRecipe recipe = new HabitatRecipe(scenes(""), pattern, -1, 1);
        generate("set", settings(1, 0, recipe), 1);
        try (TrajectoryStore store = TrajectoryStore.open(temp.resolve("set"))) {
            TrajectoryInfo only = store.trajectories().get(0);
            assertThat(only.scene()).isEqualTo("mp3d/17DRP5sb8fy/17DRP5sb8fy.glb");
            assertThat(only.file()).isEqualTo("val/17DRP5sb8fy-0000.safetensors");
        }
        assertRefused(settings(1, 1, recipe), "of the split (test) do not exist", "Maybe set its number");
    }

    @Test
    void saysWhatIsMissingAndWritesNothing() throws IOException {
        assertRefused(
                settings(2, 0, homes().habitat()),
                "home-01.room) does not exist",
                "Maybe ./avnav scene habitat --split val");
        BridgeSettings nowhere = python().withPython("/nowhere/python3");
        assertThatThrownBy(() -> run("none", homes(), 1, nowhere))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("/nowhere/python3");
        assertThat(temp.resolve("none")).doesNotExist();
    }

    @Test
    void oneKeyChoosesHabitatAndOurOwnWorldForgetsIt() {
        assertThat(homes().acoustics()).isEqualTo(GenerationSettings.Acoustics.RLR);
        GenerationSettings own = new GenerationSettings(
                3,
                0,
                1,
                1,
                8,
                1,
                5,
                GenerationSettings.Acoustics.EMBEDDED,
                GenerationSettings.World.EMBEDDED,
                homes().habitat(),
                TinyDataset.WANDERING);
        assertThat(own).isEqualTo(new GenerationSettings(3, 0, 1, 1, 8, 1, 5, TinyDataset.WANDERING));
    }

    private void assertRefused(GenerationSettings settings, String what, String mend) throws IOException {
        BridgeSettings python = python();
        assertThatThrownBy(() -> run("none", settings, 1, python))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(mend);
        assertThat(temp.resolve("none")).doesNotExist();
    }

    private GenerationSettings homes() {
        return settings(1, 1, new HabitatRecipe(scenes(".room"), "", -1, 1));
    }

    private HabitatScenes scenes(String suffix) {
        return new HabitatScenes(temp.resolve("scenes").toString(), suffix, "");
    }

    private static GenerationSettings settings(int val, int test, HabitatRecipe recipe) {
        return new GenerationSettings(
                3,
                0,
                val,
                test,
                60,
                1,
                5,
                GenerationSettings.Acoustics.EMBEDDED,
                GenerationSettings.World.HABITAT,
                recipe,
                CLUMSY);
    }

    private void generate(String name, GenerationSettings settings, int threads) throws IOException {
        run(name, settings, threads, python());
    }

    private void run(String name, GenerationSettings settings, int threads, BridgeSettings python) {
        new DatasetGeneration(temp.resolve(name), name, settings, python).run(threads, progress -> {});
    }

    /** @param variables {@code NAME=value}, heard by the stand-in */
    private BridgeSettings python(String... variables) throws IOException {
        String exports =
                Arrays.stream(variables).map(pair -> "export " + pair + "\n").collect(Collectors.joining());
        Path interpreter = temp.resolve("python" + variables.length);
        Files.writeString(
                interpreter,
                "#!/bin/sh\nexport PYTHONPATH=\"$PYTHONPATH:" + BRIDGE.resolve("python/tests/standin_room") + "\"\n"
                        + exports + "exec " + PYTHON + " \"$@\"\n");
        assertThat(interpreter.toFile().setExecutable(true)).isTrue();
        return BridgeSettings.standard().withPython(interpreter.toString()).withModules(BRIDGE.resolve("python"));
    }

    private Map<String, String> checksums(String name) throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(temp.resolve(name))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".safetensors"))
                    .toList()) {
                checksums.put(file.getFileName().toString(), file.getParent().getFileName() + Checksum.of(file));
            }
        }
        return checksums;
    }
}
