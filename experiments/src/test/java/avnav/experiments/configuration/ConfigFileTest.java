package avnav.experiments.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import avnav.experiments.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {

    private static final Path BENCH = Path.of("..", "configs", "bench.yaml");

    @TempDir
    private Path folder;

    @Test
    void readsTheFileThatComesWithAvnavAndWritesItBack() throws IOException {
        BenchConfig config = ConfigFile.read(BENCH).as(BenchConfig.class);
        Path copy = Files.writeString(folder.resolve("copy.yaml"), ConfigFile.format(config));
        assertThat(ConfigFile.read(copy).as(BenchConfig.class)).isEqualTo(config);
    }

    @Test
    void aRelativePathIsLookedUpWhereAvnavLiesToo() throws IOException {
        Files.writeString(folder.resolve("some.yaml"), "seed: 7\n");
        System.setProperty("avnav.root", folder.toString());
        try {
            assertThat(ConfigFile.read(Path.of("some.yaml")).settings()).containsExactly("seed=7");
            assertThatExceptionOfType(BadInput.class)
                    .isThrownBy(() -> ConfigFile.read(Path.of("other.yaml")))
                    .withMessageContaining("(other.yaml) does not exist");
        } finally {
            System.clearProperty("avnav.root");
        }
    }

    @Test
    void settingsReplaceValues() {
        BenchConfig config = ConfigFile.read(BENCH)
                .with(List.of("seed=5", "simulator.task.maxSteps=20", "agents=[expert, random]", "expertCount=dataset"))
                .as(BenchConfig.class);
        assertThat(config.seed()).isEqualTo(5);
        assertThat(config.simulator().task().maxSteps()).isEqualTo(20);
        assertThat(config.agents()).containsExactly("expert", "random");
        assertThat(config.expertCount()).isEqualTo(BenchConfig.ExpertCount.DATASET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            seed: 1                | sede: 1               | lacks the key (seed).
            seed: 1                | ~seed: 1\\nother: 2~  | key (other), which nothing reads
            seed: 1                |                       | lacks the key (seed)
            maxSteps: 500          | ~maxSteps: 500\\n    x: 1~ | key (simulator.task.x)
            maxSteps: 500          |                       | lacks the key (simulator.task.maxSteps)
            maxSteps: 500          | maxSteps: many        | at (simulator.task.maxSteps) the value (many), which must be a whole number
            maxSteps: 500          | maxSteps: "500"       | at (simulator.task.maxSteps)
            maxSteps: 500          | maxSteps: 1.5         | the value (1.5), which must be a whole number
            maxSteps: 500          | maxSteps:             | at (simulator.task.maxSteps)
            maxSteps: 500          | maxSteps: 0           | step limit (0) at least 1
            turnDegrees: 10.0      | turnDegrees: 11.0     | turn (11.0 degrees) must divide 360
            expertCount: FOLLOWER  | expertCount: ME       | the value (ME), which must be one of [FOLLOWER
            view: LATENT           | view: null            | at (worldModel.view) no value, or null
            seed: 1                | ~seed: 1\\nseed: 2~   | Duplicate
            seed: 1                | seed: [               | line
            source: test           | source:               | at (episodes): The episodes' source must be
            [policy, policy-argmax, beam-avwm-k4-b1-h1, beam-oracle-k3-b3-h3-v0.1-c0.0-p0.02] | []     | must be one or more
            [policy, policy-argmax, beam-avwm-k4-b1-h1, beam-oracle-k3-b3-h3-v0.1-c0.0-p0.02] | [a, a] | none of them twice
            """)
    void namesTheKeyThatIsWrong(String before, String after, String message) throws IOException {
        String text = Files.readString(BENCH);
        assertThat(text).contains(before);
        String changed = text.replace(before, after == null ? "" : after.replace("\\n", "\n"));
        Path file = Files.writeString(folder.resolve("bench.yaml"), changed);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> ConfigFile.read(file).as(BenchConfig.class))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sede=1           | there is no (sede)
            simulator.task.steps=1     | Maybe it is one of [successMetres
            simulator.task.maxSteps.x=1| there is no (x)
            seed             | must be key.path=value
            =1               | must be key.path=value
            seed=[           | not YAML
            """)
    void refusesSettingsThatNameNothing(String setting, String message) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> ConfigFile.read(BENCH).with(List.of(setting)))
                .withMessageContaining(message);
    }

    @Test
    void refusesWhatIsNoConfiguration() throws IOException {
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> ConfigFile.read(folder.resolve("none.yaml")));
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> ConfigFile.read(folder));
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> ConfigFile.read(empty));
        Path list = Files.writeString(folder.resolve("list.yaml"), "[1]");
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> ConfigFile.read(list));
    }
}
