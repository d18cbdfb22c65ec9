package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.CommandLineRun;
import avnav.experiments.Json;
import avnav.experiments.worldmodel.TinyWorldModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatchCommandTest {

    private static final int STEPS = 6;

    @TempDir
    private Path temp;

    @BeforeEach
    void sayWhereTheProgramLies() {
        System.setProperty("avnav.root", "..");
    }

    @AfterEach
    void forget() {
        System.clearProperty("avnav.root");
    }

    @Test
    void filmAndSoundLastAsLongAsTheEpisode() throws Exception {
        CommandLineRun run = CommandLineRun.of(
                "watch", "3", "--split", "val", "--set", "simulator.task.maxSteps=" + STEPS, "--out", temp.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("walk.mp4: " + (STEPS + 1) + " pictures", "expert in avnav/val/");
        try (var channel = NIOUtils.readableFileChannel(temp.resolve("walk.mp4").toString())) {
            DemuxerTrackMeta film =
                    MP4Demuxer.createMP4Demuxer(channel).getVideoTrack().getMeta();
            assertThat(film.getTotalFrames()).isEqualTo(STEPS + 1);
            assertThat(film.getTotalDuration()).isEqualTo(0.15 * (STEPS + 1), within(0.01));
        }
        try (AudioInputStream wav =
                AudioSystem.getAudioInputStream(temp.resolve("heard.wav").toFile())) {
            assertThat(wav.getFormat().getChannels()).isEqualTo(2);
            assertThat(wav.getFormat().getSampleRate()).isEqualTo(16_000);
            assertThat(wav.getFrameLength()).isEqualTo(2400L * (STEPS + 1));
            assertThat(wav.readAllBytes()).as("is not silence").contains(5);
        }
        assertThat(ImageIO.read(temp.resolve("strip.png").toFile()).getWidth()).isGreaterThan(500);
    }

    @ParameterizedTest
    @CsvSource({"oracle, privileged", "avwm, trained world model"})
    void ofAPlannerThereIsAlsoAPageOfWhatItThought(String worldModel, String word) throws Exception {
        Path policy = TinyPolicy.write(temp.resolve("policy.safetensors"), 64, Map.of());
        Path model = TinyWorldModel.write(temp.resolve("model"));
        Path out = temp.resolve("out");
        CommandLineRun run = CommandLineRun.of(
                "watch",
                "3",
                "--split=val",
                "--planner=beam",
                "--world-model=" + worldModel,
                "--horizon=2",
                "--decisions=2",
                "--set=simulator.task.maxSteps=3",
                "--set=policy.checkpoint=" + policy,
                "--set=worldModel.folder=" + model,
                "--set=worldModel.view=PIXELS",
                "--out=" + out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("thinking.html: open it in a browser", "walk.mp4");
        String page = Files.readString(out.resolve("thinking.html"));
        assertThat(page).contains("beam-" + worldModel + "-k4-b3-h2", word);
        String begin = "id=\"diary\">";
        String json = page.substring(page.indexOf(begin) + begin.length());
        JsonNode data = Json.MAPPER.readTree(json.substring(0, json.indexOf("</script>")));
        assertThat(data.path("thoughts")).hasSizeBetween(1, 2);
        assertThat(data.path("moments")).hasSize(data.path("thoughts").size() + 1);
        JsonNode thought = data.path("thoughts").path(0);
        assertThat(thought.path("nodes")).hasSizeBetween(4, 12);
        assertThat(thought.path("nodes"))
                .allMatch(node -> node.has("picture") != (node.path("action").asInt() == 0));
    }

    @Test
    void refusesEpisodesAndFoldersThatDoNotExist() {
        CommandLineRun none = CommandLineRun.of("watch", "none", "--split", "val", "--out", temp.toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("no episode (none)", "Maybe");
        CommandLineRun two = CommandLineRun.of("watch", "3", "--agent", "random", "--agent", "expert");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.err()).contains("more than one");
        CommandLineRun nothing = CommandLineRun.of("watch", "3", "--decisions", "0", "--out", temp.toString());
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("decisions (0)", "Maybe");
        assertThat(temp).isEmptyDirectory();
    }
}
