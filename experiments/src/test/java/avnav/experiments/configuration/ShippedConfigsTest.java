package avnav.experiments.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.experiments.BadInput;
import avnav.worldmodel.data.GenerationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that only a long command reads would else be found broken by their first user. */
class ShippedConfigsTest {

    private static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.list(Path.of("..", "configs", folder))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> data() {
        return files("data");
    }

    static Stream<Path> agents() {
        return files("agent");
    }

    static Stream<Path> worldModels() {
        return files("worldmodel");
    }

    static Stream<Path> sweeps() {
        return files("sweep");
    }

    @ParameterizedTest
    @MethodSource("data")
    void aDataRecipeIsWhole(Path file) {
        assertThat(ConfigFile.read(file).as(GenerationSettings.class).trajectories())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("agents")
    void anAgentsRecipeIsWhole(Path file) {
        assertThat(ConfigFile.read(file).as(AgentTrainingConfig.class).episodes())
                .isPositive();
    }

    @ParameterizedTest
    @MethodSource("worldModels")
    void aWorldModelsRecipeNamesADataRecipeThatExists(Path file) {
        WorldModelTrainingConfig config = ConfigFile.read(file).as(WorldModelTrainingConfig.class);
        assertThat(Path.of("..").resolve(config.dataRecipe())).isRegularFile();
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void aSweepsCellsAllExist(Path file) {
        SweepConfig grid = ConfigFile.read(file).as(SweepConfig.class);
        BenchConfig over = grid.over(bench());
        int cells = grid.worldModels().size()
                * grid.candidates().size()
                * grid.beamWidths().size()
                * grid.horizons().size();
        assertThat(over.agents()).hasSize(grid.agents().size() + cells);
        assertThat(over.planners()).hasSize(cells);
    }

    @Test
    void wordsAreLaidOverTheCellsOfTheirWorldModelAlone() {
        SweepConfig grid = table8("words={AVWM: v0.5-c0.25}");
        List<String> rows = grid.over(bench()).agents();
        assertThat(rows).contains("beam-avwm-k4-b1-h5-v0.5-c0.25", "beam-oracle-k4-b1-h5");
        assertThat(rows).noneMatch(row -> row.startsWith("beam-oracle") && row.contains("v0.5"));
        assertThatThrownBy(() -> table8("words={AVWM: q7}").over(bench()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("(q7) means nothing");
    }

    private static BenchConfig bench() {
        return ConfigFile.read(Path.of("..", "configs", "bench.yaml")).as(BenchConfig.class);
    }

    private static SweepConfig table8(String setting) {
        return ConfigFile.read(Path.of("..", "configs", "sweep", "table8.yaml"))
                .with(List.of(setting))
                .as(SweepConfig.class);
    }
}
