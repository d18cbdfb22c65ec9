package avnav.worldmodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.bridge.BridgeException;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.RlrCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SoundSpaces 2.0's engine in the place of the room model, by one key. */
class DatasetAcousticsTest {

    private static final Path PYTHON = Path.of("../simbridge/target/python/bin/python");

    @TempDir
    private Path temp;

    @Test
    void theSameWalksSoundDifferentlyThroughTheEngine() throws IOException {
        BridgeSettings python = pythonWithRlr();
        generate("embedded", GenerationSettings.Acoustics.EMBEDDED, python);
        generate("rlr", GenerationSettings.Acoustics.RLR, python);
        assertThat(Files.readString(temp.resolve("embedded/manifest.json"))).doesNotContain("acoustics");
        assertThat(Files.readString(temp.resolve("rlr/manifest.json"))).contains("\"acoustics\" : \"RLR\"");
        try (TrajectoryStore ours = TrajectoryStore.open(temp.resolve("embedded"));
                TrajectoryStore theirs = TrajectoryStore.open(temp.resolve("rlr"))) {
            int frames = ours.trajectories().get(0).frames();
            TrajectoryWindow heard = ours.read(0, 0, frames);
            TrajectoryWindow other = theirs.read(0, 0, frames);
            assertThat(other.pose()).isEqualTo(heard.pose());
            assertThat(other.rgb()).isDeepEqualTo(heard.rgb());
            double ratioDb = 10 * Math.log10(power(other.audio()) / power(heard.audio()));
            assertThat(ratioDb).isBetween(-6.0, 6.0).isNotZero();
        }
    }

    @Test
    void saysWhatIsMissingAndWritesNothing() {
        BridgeSettings nowhere = BridgeSettings.standard().withPython("/nowhere/python3");
        assertThatThrownBy(() -> generate("none", GenerationSettings.Acoustics.RLR, nowhere))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("/nowhere/python3")
                .hasMessageContaining("Maybe AVNAV_PYTHON");
        assertThat(temp.resolve("none")).doesNotExist();
    }

    private void generate(String name, GenerationSettings.Acoustics acoustics, BridgeSettings python) {
        GenerationSettings settings = new GenerationSettings(3, 0, 1, 0, 8, 1, 20, acoustics, TinyDataset.WANDERING);
        new DatasetGeneration(temp.resolve(name), name, settings, python).run(1, progress -> {});
    }

    private static BridgeSettings pythonWithRlr() {
        BridgeSettings settings = BridgeSettings.standard()
                .withPython(PYTHON.toAbsolutePath().normalize().toString())
                .withModules(Path.of("../simbridge/python").toAbsolutePath().normalize());
        try {
            RlrCheck.require(settings);
        } catch (BridgeException e) {
            System.err.println("SKIPPED: DATA HEARD THROUGH RLR ARE NOT TESTED: " + e.getMessage());
            Assumptions.abort("RLR is not installed");
        }
        return settings;
    }

    private static double power(short[][][] audio) {
        double sum = 0;
        for (short[][] frame : audio) {
            for (short[] ear : frame) {
                for (short sample : ear) {
                    sum += (double) sample * sample;
                }
            }
        }
        return sum;
    }
}
