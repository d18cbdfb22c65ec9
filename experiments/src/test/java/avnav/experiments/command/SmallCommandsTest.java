package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallCommandsTest {

    @TempDir
    private Path temp;

    @Test
    void exportsAHomeAsBinaryGltf() throws IOException {
        Path file = temp.resolve("home.glb");
        CommandLineRun run = CommandLineRun.of("scene", "export", "7", "--out", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(new String(Files.readAllBytes(file), 0, 4, StandardCharsets.US_ASCII))
                .isEqualTo("glTF");
    }

    @Test
    void exportRefusesHomesAndFoldersThatDoNotExist() {
        assertThat(CommandLineRun.of("scene", "export", "x").exitCode()).isEqualTo(2);
        assertThat(CommandLineRun.of("scene", "export", "avnav/test/home-99").err())
                .contains("avnav/test/home-99", "Maybe");
        String nowhere = temp.resolve("nowhere").resolve("home.glb").toString();
        CommandLineRun run = CommandLineRun.of("scene", "export", "7", "--out", nowhere);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot be written", "Maybe");
        assertThat(CommandLineRun.of("scene").exitCode()).isEqualTo(2);
    }

    @Test
    void drawsAContactSheetOfTheSizeAskedFor() throws IOException {
        Path file = temp.resolve("sheet.png");
        CommandLineRun run = CommandLineRun.of(
                "scene", "sheet", "--columns", "2", "--rows", "1", "--size", "32", "--out", file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(2 * 36 + 4);
        CommandLineRun refused = CommandLineRun.of("scene", "sheet", "--rows", "0");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("6x0", "Maybe");
    }

    @Test
    void generatedEpisodesCanBeRun() {
        CommandLineRun made = CommandLineRun.of(
                "episodes", "generate", "--split", "val", "--count", "2", "--seed", "5", "--out", temp.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        System.setProperty("avnav.root", "..");
        try {
            CommandLineRun run = CommandLineRun.of(
                    "bench",
                    "--agent",
                    "expert",
                    "--episodes",
                    "0",
                    "--dataset",
                    temp.resolve("val").resolve("val.json.gz").toString(),
                    "--out",
                    temp.resolve("run").toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("100.0 [100.0, 100.0]");
        } finally {
            System.clearProperty("avnav.root");
        }
    }

    @Test
    void generateRefusesBadOptions() {
        assertThat(CommandLineRun.of("episodes", "generate").exitCode()).isEqualTo(2);
        assertThat(CommandLineRun.of("episodes", "generate", "--split", "tst").err())
                .contains("tst");
        assertThat(CommandLineRun.of("episodes", "generate", "--split", "val", "--count", "0")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void doctorLooksAtEverythingThatItPromises() {
        CommandLineRun run = CommandLineRun.of("doctor");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains(
                        "Java",
                        "Processor",
                        "Memory",
                        "libtorch",
                        "bfloat16",
                        "CUDA",
                        "Python",
                        "py4j",
                        "rlr_audio_propagation")
                .contains("habitat_sim");
    }
}
