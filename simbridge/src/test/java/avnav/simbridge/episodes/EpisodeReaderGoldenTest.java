package avnav.simbridge.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Episode;
import avnav.simbridge.golden.GoldenFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader against what SoundSpaces' own class returned for good files, and against broken ones. */
class EpisodeReaderGoldenTest {

    private static final String SCENE_IN_PUBLIC_LISTS = "[0-9A-Za-z]{11}/[0-9A-Za-z]{11}\\.glb";
    private static final String ONLY_SCENE = "only_scene_";

    static Stream<String> validSplits() throws IOException {
        return expected("valid-expected.json").get("splits").properties().stream()
                .map(Map.Entry::getKey);
    }

    static Stream<Path> malformedFiles() {
        return GoldenFolder.entries("episodes/malformed", ".json.gz").stream();
    }

    @ParameterizedTest
    @MethodSource("validSplits")
    void readsWhatTheOriginalReads(String split) throws IOException {
        JsonNode expected = expected("valid-expected.json");
        String prefix = expected.get("scenes_dir").asText() + "/";
        for (boolean continuous : new boolean[] {true, false}) {
            JsonNode wanted = expected.get("splits").get(split).get(continuous ? "continuous" : "discrete");
            List<Episode> read =
                    new EpisodeReader(EpisodeReaderGoldenTest::isScene, continuous, Set.of()).read(file(split));

            assertThat(read).hasSize(wanted.size());
            for (int i = 0; i < wanted.size(); i++) {
                assertSame(read.get(i), wanted.get(i), prefix);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("validSplits")
    void loadsTheOriginalsScenesAlphabeticallyOrOneAlone(String split) throws IOException {
        JsonNode expected = expected("valid-expected.json").get("splits").get(split);
        EpisodeReader reader = new EpisodeReader(EpisodeReaderGoldenTest::isScene);

        assertThat(reader.contentScenes(file(split))).isEqualTo(texts(expected.get("scenes")));
        for (Map.Entry<String, JsonNode> entry : expected.properties()) {
            if (entry.getKey().startsWith(ONLY_SCENE)) {
                String scene = entry.getKey().substring(ONLY_SCENE.length());
                EpisodeReader narrow = new EpisodeReader(EpisodeReaderGoldenTest::isScene, false, Set.of(scene));
                assertThat(narrow.read(file(split))).extracting(Episode::id).isEqualTo(texts(entry.getValue()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("malformedFiles")
    void refusesEveryBrokenFileInOneClearMessage(Path file) throws IOException {
        Set<String> known = knownScenes();
        assertThatThrownBy(() -> new EpisodeReader(scene -> known.contains(EpisodeReader.sceneName(scene))).read(file))
                .isInstanceOf(EpisodeFileException.class)
                .hasMessageStartingWith("(" + file + "): ")
                .hasMessageContaining("\nMaybe ")
                .message()
                .satisfies(message -> {
                    assertThat(message.lines()).hasSize(2);
                    assertThat(message.length()).isLessThan(600);
                });
    }

    private static void assertSame(Episode read, JsonNode wanted, String prefix) {
        assertThat(read.id()).isEqualTo(wanted.get("episode_id").asText());
        assertThat(prefix + read.scene()).isEqualTo(wanted.get("scene_id").asText());
        assertThat(new double[] {
                    read.start().x(), read.start().y(), read.start().z()
                })
                .isEqualTo(numbers(wanted.get("start_position")));
        double[] rotation = numbers(wanted.get("start_rotation"));
        assertThat(StrictMath.sin(read.start().yawRadians() / 2) * rotation[1]
                        + StrictMath.cos(read.start().yawRadians() / 2) * rotation[3])
                .as("the same turn up to the quaternion's sign")
                .satisfies(dot -> assertThat(Math.abs(dot)).isCloseTo(1, within(2e-6)));
        double[] goal = numbers(wanted.get("goal"));
        assertThat(read.goal().x()).isEqualTo(goal[0]);
        assertThat(read.goal().y()).isCloseTo(goal[1], within(1e-12));
        assertThat(read.goal().z()).isEqualTo(goal[2]);
        JsonNode info = wanted.get("info");
        assertThat(read.geodesicMetres())
                .isEqualTo(info.get("geodesic_distance").asDouble());
        assertThat(read.expertActions()).isEqualTo(info.get("num_action").asInt());
        assertThat(read.sound()).isEqualTo(info.get("sound").asText());
    }

    private static boolean isScene(String scene) {
        return scene.matches(SCENE_IN_PUBLIC_LISTS);
    }

    private static Set<String> knownScenes() throws IOException {
        Set<String> known = new TreeSet<>();
        validSplits().forEach(split -> new EpisodeReader(EpisodeReaderGoldenTest::isScene)
                .read(file(split), episode -> known.add(EpisodeReader.sceneName(episode.scene()))));
        return known;
    }

    private static Path file(String split) {
        return GoldenFolder.of("episodes/valid/v1/" + split).resolve(split + ".json.gz");
    }

    private static JsonNode expected(String name) throws IOException {
        return new ObjectMapper()
                .readTree(GoldenFolder.of("episodes").resolve(name).toFile());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
