package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.experiments.CommandLineRun;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

class DataCommandTest {

    @TempDir
    private Path temp;

    private Path set;

    @BeforeEach
    void sayWhereTheProgramLies() {
        System.setProperty("avnav.root", "..");
        set = temp.resolve("set");
    }

    @AfterEach
    void forget() {
        System.clearProperty("avnav.root");
    }

    private CommandLineRun generate(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("data", "generate", "--threads", "1", "--out", set.toString()));
        for (String setting :
                List.of("trainTrajectories=0", "valTrajectories=1", "testTrajectories=1", "mostFrames=12")) {
            arguments.addAll(List.of("--set", setting));
        }
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private static CommandLineRun data(String command, Path folder, String... more) {
        List<String> arguments = new ArrayList<>(List.of("data", command, folder.toString()));
        arguments.addAll(List.of(more));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void generatesDescribesPlaysAndChecks() throws Exception {
        CommandLineRun made = generate();
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out()).contains("frames/s on 1 threads", "test          1 homes,", "move_forward", "turns");

        Path png = temp.resolve("stats.png");
        CommandLineRun stats = data("stats", set, "--out", png.toString());
        assertThat(stats.exitCode()).as(stats.err()).isZero();
        assertThat(stats.out()).contains("within 1 m", "loudness", "Drawn: " + png);
        assertThat(ImageIO.read(png.toFile()).getWidth()).isGreaterThan(1000);

        film();

        assertThat(data("verify", set).out()).contains("all 2 files are as they were written");
        Path file = set.resolve("test/home-00-0000.safetensors");
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(bytes.length() - 1000);
            int value = bytes.read();
            bytes.seek(bytes.length() - 1000);
            bytes.write(value ^ 1);
        }
        CommandLineRun harmed = data("verify", set);
        assertThat(harmed.exitCode()).isEqualTo(1);
        assertThat(harmed.err())
                .contains(file.toString(), "has changed", "Maybe")
                .doesNotContain("val/home-00");

        assertThat(generate().out()).contains("12 were there already");
        assertThat(data("verify", set).exitCode()).isZero();
    }

    private void film() throws Exception {
        Path folder = temp.resolve("film");
        CommandLineRun view = data("view", set, "1", "--out", folder.toString());
        assertThat(view.exitCode()).as(view.err()).isZero();
        TrajectoryWindow window;
        try (TrajectoryStore store = TrajectoryStore.open(set)) {
            window = store.read(1, 0, store.trajectories().get(1).frames());
        }
        assertThat(view.out()).contains("walk.mp4: " + window.frames() + " pictures", "in avnav/test/home-00");
        try (var channel =
                NIOUtils.readableFileChannel(folder.resolve("walk.mp4").toString())) {
            DemuxerTrackMeta film =
                    MP4Demuxer.createMP4Demuxer(channel).getVideoTrack().getMeta();
            assertThat(film.getTotalFrames()).isEqualTo(window.frames());
            assertThat(film.getTotalDuration()).isEqualTo(0.15 * window.frames(), within(0.01));
        }
        try (AudioInputStream wav =
                AudioSystem.getAudioInputStream(folder.resolve("heard.wav").toFile())) {
            ByteBuffer samples = ByteBuffer.wrap(wav.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (short[][] frame : window.audio()) {
                for (int i = 0; i < frame[0].length; i++) {
                    assertThat(samples.getShort()).isEqualTo(frame[0][i]);
                    assertThat(samples.getShort()).isEqualTo(frame[1][i]);
                }
            }
            assertThat(samples.hasRemaining()).isFalse();
        }
    }

    @Test
    void refusesRecipesThatCannotBe() {
        isBadInput(generate("--set", "mostFrames=501"), "(501)");
        isBadInput(generate("--set", "frames=5"), "(frames)");
        isBadInput(generate("--set", "wandering.bumpRate=0.9"), "0.9");
        isBadInput(generate("--set", "valTrajectories=-1"), "-1");
        isBadInput(generate("--preset", "desktop"), "desktop.yaml");
        isBadInput(CommandLineRun.of("data", "generate", "--threads", "0"), "(0)");
        isBadInput(CommandLineRun.of("data"), "generate");
        assertThat(set).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "stats", "view"})
    void refusesFoldersThatHoldNoDataSet(String command) throws Exception {
        String[] number = command.equals("view") ? new String[] {"0"} : new String[0];
        isBadInput(data(command, temp.resolve("none"), number), "none");
        Files.writeString(temp.resolve("manifest.json"), "{}");
        isBadInput(data(command, temp, number), "manifest.json");
    }

    @Test
    void refusesTrajectoriesThatDoNotExist() {
        assertThat(generate().exitCode()).isZero();
        isBadInput(data("view", set, "2", "--out", temp.resolve("film").toString()), "no trajectory (2)");
        assertThat(temp.resolve("film")).doesNotExist();
    }

    @Test
    void playsNoWalkInAHouseOfWhichItHasNoPlan() throws Exception {
        assertThat(generate("--set", "testTrajectories=0").exitCode()).isZero();
        Path manifest = set.resolve("manifest.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("avnav/val/home-00", "mp3d/2t7WUuJeko7/2t7WUuJeko7.glb"));
        isBadInput(data("view", set, "0", "--out", temp.resolve("film").toString()), "no floor plan");
        assertThat(temp.resolve("film")).doesNotExist();
    }

    @Test
    void refusesHabitatThatIsNotThere() {
        isBadInput(
                generate("--set", "world=HABITAT", "--set", "habitat.scenes.folder=" + temp.resolve("none")),
                "home-00.stage_config.json) does not exist");
        isBadInput(
                generate("--set", "world=HABITAT", "--set", "habitat.episodes=" + temp.resolve("{split}.json.gz")),
                "val.json.gz");
        assertThat(set).doesNotExist();
    }

    private static void isBadInput(CommandLineRun run, String part) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(2);
        assertThat(run.err()).contains(part).contains("Maybe").doesNotContain("\tat ");
    }
}
