package avnav.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import avnav.experiments.BadInput;
import avnav.experiments.run.RunFolder;
import avnav.experiments.run.ToyBench;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    private Path temp;

    private RunFolder folder;

    @BeforeEach
    void runTheToy() {
        folder = ToyBench.run(temp.resolve("run"), 2, ToyBench.workload(ToyBench.episodes(12), 0));
    }

    @Test
    void isAPureFunctionOfTheRunFolder() throws IOException {
        Report.write(folder, ToyBench.TASK);
        Path copy = temp.resolve("elsewhere");
        Files.createDirectory(copy);
        try (Stream<Path> files = Files.walk(folder.path(), 1, new FileVisitOption[0])) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.equals(folder.report()) && !file.equals(folder.timing())) {
                    Files.copy(file, copy.resolve(file.getFileName()));
                }
            }
        }
        RunFolder moved = RunFolder.finished(copy);
        Report.write(moved, ToyBench.TASK);
        assertThat(moved.report()).hasSameBinaryContentAs(folder.report());
    }

    @Test
    void needsNoNetworkAndNoOtherFile() throws IOException {
        Report.write(folder, ToyBench.TASK);
        String page = Files.readString(folder.report()).replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
        assertThat(page).doesNotContain("http:", "https:", "src=", "<link", "@import", "url(", "<script");
        assertThat(page).doesNotContain(temp.toString());
    }

    @Test
    void showsEveryRowWithWalksOnFloorPlans() throws IOException {
        Report.write(folder, ToyBench.TASK);
        String page = Files.readString(folder.report());
        for (String row : List.of("random", "forward", "louder-ear")) {
            assertThat(page).contains("<h3>" + row + "</h3>");
        }
        assertThat(page).contains("<title>bench</title>", "SoftSPL", "louder-ear − random");
        assertThat(page.split("<figcaption><span class=\"badge (good|bad)\">")).hasSize(1 + 3 * 6);
    }

    @Test
    void refusesAFolderThatIsNotFinishedOrWasChanged() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThatExceptionOfType(BadInput.class).isThrownBy(() -> RunFolder.finished(empty));
        Files.writeString(folder.traces(), "nonsense\n");
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> Report.write(folder, ToyBench.TASK))
                .withMessageContaining("Maybe");
        assertThat(folder.report()).doesNotExist();
    }
}
