package avnav.simbridge.episodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Episode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeReaderTest {

    private static final String EPISODE = "{\"episode_id\": \"7\", \"scene_id\": \"a/a.glb\", "
            + "\"start_position\": [1.0, 0.0, 2.0], \"start_rotation\": [0.0, 0.7071068, 0.0, 0.7071068], "
            + "\"info\": {\"geodesic_distance\": 3.5, \"num_action\": 9, \"sound\": \"telephone\"}, "
            + "\"goals\": [{\"position\": [4.0, 0.5, 2.0]}]}";

    @TempDir
    Path folder;

    @Test
    void readsOneEpisode() throws IOException {
        Episode episode = read(document(EPISODE)).get(0);

        assertThat(episode.id()).isEqualTo("7");
        assertThat(episode.scene()).isEqualTo("a/a.glb");
        assertThat(episode.start().yawRadians()).isCloseTo(Math.PI / 2, within(1e-12));
        assertThat(episode.goal().y()).isEqualTo(0.5);
    }

    @Test
    void liftsTheGoalInTheContinuousSetting() throws IOException {
        Path file = gzip("val.json.gz", document(EPISODE));

        assertThat(new EpisodeReader(scene -> true, true, Set.of())
                        .read(file)
                        .get(0)
                        .goal()
                        .y())
                .isEqualTo(0.5 + 0.1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1.0, 0.0, 2.0]        | [1.0, 1e999, 2.0]      | start_position is (1e999)
            [1.0, 0.0, 2.0]        | [1.0, null, 2.0]       | start_position is (an array with null)
            [1.0, 0.0, 2.0]        | [1, 2, 3, 4]           | an array of more than 3 numbers
            0.7071068, 0.0, 0.7071068] | 0.0, 0.0, 0.5]     | unit quaternion
            [0.0, 0.7071068, 0.0, 0.7071068] | [1.0, 0.0, 0.0, 0.0] | about the y axis
            3.5                    | -3.5                   | info.geodesic_distance is (-3.5)
            3.5                    | 0                      | info.geodesic_distance is (0.0)
            9,                     | 9.5,                   | info.num_action is (9.5)
            9,                     | 0,                     | info.num_action is (0)
            9,                     | 99999999999999999999,  | info.num_action
            "episode_id": "7"      | "episode_id": "7", "episode_id": "8" | Duplicate
            "episode_id": "7"      | "episode_id": ""       | episode_id is ("")
            a/a.glb                | /a/a.glb               | scene_id is ("/a/a.glb")
            a/a.glb                | a/../../a.glb          | scene_id is ("a/../../a.glb")
            "position": [          | "place": [             | goals.place
            "geodesic_distance"    | "geodesic"             | info.geodesic_distance is (missing)
            """)
    void refusesBadValuesByName(String from, String to, String said) {
        assertThat(EPISODE).contains(from);
        assertThatThrownBy(() -> read(document(EPISODE.replace(from, to))))
                .isInstanceOf(EpisodeFileException.class)
                .hasMessageContaining(said)
                .hasMessageContaining("\nMaybe ");
    }

    @Test
    void refusesWhatFollowsTheObject() {
        assertThatThrownBy(() -> read(document(EPISODE) + document(EPISODE))).hasMessageContaining("what follows");
    }

    @Test
    void refusesNestingInsideASkippedValue() {
        String deep = "\"shortest_paths\": " + "[".repeat(5000) + "]".repeat(5000) + ", \"info\"";

        assertThatThrownBy(() -> read(document(EPISODE.replace("\"info\"", deep))))
                .hasMessageContaining("shortest_paths is larger");
    }

    @Test
    void refusesAnEndlessSkippedValueWithoutKeepingIt() {
        String wide = "\"shortest_paths\": [" + "0,".repeat(1_100_000) + "0], \"info\"";

        assertThatThrownBy(() -> read(document(EPISODE.replace("\"info\"", wide))))
                .hasMessageContaining("shortest_paths is (more than");
    }

    @Test
    void noticesThatTheLastBytesOfTheStreamAreMissing() throws IOException {
        byte[] whole = gzipped(document(EPISODE));
        Path file = folder.resolve("cut.json.gz");
        for (int missing = 1; missing < whole.length; missing++) {
            Files.write(file, Arrays.copyOf(whole, whole.length - missing));
            assertThatThrownBy(() -> new EpisodeReader(scene -> true).read(file))
                    .isInstanceOf(EpisodeFileException.class)
                    .hasMessageContaining("\nMaybe ");
        }
    }

    @Test
    void noticesEveryFlippedByteOrReadsTheSame() throws IOException {
        byte[] whole = gzipped(document(EPISODE));
        List<Episode> good = read(document(EPISODE));
        Path file = folder.resolve("flipped.json.gz");
        int headerBytes = 10;
        for (int i = headerBytes; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);
            try {
                assertThat(new EpisodeReader(scene -> true).read(file)).isEqualTo(good);
            } catch (EpisodeFileException refused) {
                assertThat(refused).hasMessageContaining("\nMaybe ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "{data_path}/../{scene}.json.gz",
        "/etc/{scene}.json.gz",
        "{data_path}/{scene}/x.json.gz",
        "{data_path}/content/all.json.gz"
    })
    void refusesContentPathsThatLeaveTheFolderOrNameNoScene(String path) {
        assertThatThrownBy(() -> read("{\"episodes\": [], \"content_scenes_path\": \"" + path + "\"}"))
                .hasMessageContaining("content_scenes_path");
    }

    @Test
    void saysWhichFileIsMissing() {
        Path file = folder.resolve("none.json.gz");

        assertThatThrownBy(() -> new EpisodeReader(scene -> true).read(file))
                .hasMessageContaining("(" + file + "): there is no such episode file.\nMaybe ");
    }

    @Test
    void refusesAFolderInPlaceOfAFile() {
        assertThatThrownBy(() -> new EpisodeReader(scene -> true).read(folder))
                .isInstanceOf(EpisodeFileException.class)
                .hasMessageContaining("\nMaybe ");
    }

    private List<Episode> read(String text) throws IOException {
        return new EpisodeReader(scene -> true).read(gzip("val.json.gz", text));
    }

    private Path gzip(String name, String text) throws IOException {
        return Files.write(folder.resolve(name), gzipped(text));
    }

    private static byte[] gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String document(String episode) {
        return "{\"episodes\": [" + episode + "]}";
    }
}
