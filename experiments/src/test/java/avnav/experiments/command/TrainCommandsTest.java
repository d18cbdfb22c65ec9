package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.CommandLineRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recipe gets wrong is said before anything is written, and not after hours of training. */
class TrainCommandsTest {

    @TempDir
    private Path temp;

    @BeforeEach
    void root() {
        System.setProperty("avnav.root", "..");
    }

    @AfterEach
    void forget() {
        System.clearProperty("avnav.root");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            worldmodel | visual.file=nowhere.safetensors | nowhere.safetensors) does not exist
            worldmodel | visual.file=pom.xml             | pom.xml) is not safetensors
            worldmodel | sound.file=models/worldmodel/visual.safetensors | visual.safetensors) is not a sound codec
            worldmodel | network.start=nowhere.pth       | nowhere.pth) does not exist
            worldmodel | network.start=pom.xml           | pom.xml)
            worldmodel | network.heads=5                 | heads (5) must divide the width (256)
            worldmodel | network.audioGroup=7            | audioGroup (7) must divide
            worldmodel | dataRecipe=nowhere.yaml         | nowhere.yaml) does not exist
            agent      | episodes=0                      | episodes (0) must be 1 or more
            agent      | start=nowhere.safetensors       | nowhere.safetensors) does not exist
            agent      | start=pom.xml                   | pom.xml) is not a checkpoint
            """)
    void refusesARecipeThatCannotWork(String what, String setting, String message) {
        Path out = temp.resolve("run");
        List<String> arguments = new ArrayList<>(List.of("train", what, "--out", out.toString(), "--set", setting));
        if (what.equals("worldmodel")) {
            arguments.addAll(List.of("--set", "data=" + temp.resolve("data")));
        }
        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(2);
        assertThat(out).doesNotExist();
        assertThat(temp.resolve("data")).doesNotExist();
    }
}
