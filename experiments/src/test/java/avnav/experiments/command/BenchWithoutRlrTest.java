package avnav.experiments.command;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.experiments.Main;
import avnav.simbridge.bridge.BridgeSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchWithoutRlrTest {

    @Test
    void refusesBeforeAnythingIsWritten(@TempDir Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Davnav.root=..",
                Main.class.getName(),
                "bench",
                "--simulator",
                "rlr",
                "--agent",
                "random",
                "--episodes",
                "1",
                "--out",
                out.toString());
        builder.environment().put(BridgeSettings.PYTHON, "/nowhere/python3");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said.lines()).hasSize(2).last().asString().startsWith("Maybe AVNAV_PYTHON");
        assertThat(out).doesNotExist();
    }
}
