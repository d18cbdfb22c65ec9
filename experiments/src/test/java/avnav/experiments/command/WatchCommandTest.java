package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.CommandLineRun;
import java.nio.file.Path;
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

    @Test
    void refusesEpisodesAndFoldersThatDoNotExist() {
        CommandLineRun none = CommandLineRun.of("watch", "none", "--split", "val", "--out", temp.toString());
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("no episode (none)", "Maybe");
        CommandLineRun two = CommandLineRun.of("watch", "3", "--agent", "random", "--agent", "expert");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.err()).contains("more than one");
        assertThat(temp).isEmptyDirectory();
    }
}
