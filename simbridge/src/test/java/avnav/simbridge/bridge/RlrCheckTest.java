package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RlrCheckTest {

    @Test
    void namesWhatIsMissingAndTheOneCommandThatMendsIt(@TempDir Path folder) throws IOException {
        String says = "echo \"ModuleNotFoundError: No module named 'py4j'\" >&2; exit 1";
        BridgeException error = refusal(interpreter(folder, says));
        assertThat(error.getMessage().lines()).hasSize(2);
        assertThat(error)
                .hasMessageContaining("No module named 'py4j'")
                .hasMessageContaining("\nMaybe " + folder.resolve("python") + " -m pip install ");
        assertThat(error.restartMayHelp()).isFalse();
    }

    @Test
    void namesTheExitCodeOfAPythonThatSaysNothing(@TempDir Path folder) throws IOException {
        assertThat(refusal(interpreter(folder, "exit 132"))).hasMessageContaining("exit code 132");
    }

    @Test
    void saysWhenThereIsNoPython() {
        assertThat(refusal(BridgeSettings.standard().withPython("/nowhere/python3")))
                .hasMessageContaining("(/nowhere/python3) does not start")
                .hasMessageContaining("\nMaybe AVNAV_PYTHON");
    }

    @Test
    void isContentWithAPythonThatHasEverything(@TempDir Path folder) throws IOException {
        RlrCheck.require(interpreter(folder, "[ \"$1\" = -c ]"));
    }

    private static BridgeException refusal(BridgeSettings settings) {
        return catchThrowableOfType(BridgeException.class, () -> RlrCheck.require(settings));
    }

    private static BridgeSettings interpreter(Path folder, String script) throws IOException {
        Path python = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + script + "\n");
        assertThat(python.toFile().setExecutable(true)).isTrue();
        return BridgeSettings.standard().withPython(python.toString());
    }
}
