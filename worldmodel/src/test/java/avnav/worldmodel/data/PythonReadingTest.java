package avnav.worldmodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the Python of {@code docs/data.md}, and counts with numpy what Java counts. */
class PythonReadingTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "data.md");
    private static final String TAIL = """

            for walk in walks:
                t = read(folder / walk["file"])
                print(t["rgb"].sum(dtype="u8"), t["audio"].astype("i8").__abs__().sum(), t["action"].sum(dtype="u8"),
                      t["collided"].sum(), t["blocked"].sum(), *t["rgb"].shape, *t["audio"].shape)
                print(repr(float(t["pose"].sum())), repr(float(t["outcome"].astype("f8").sum())),
                      *[repr(float(t[name].astype("f8").sum())) for name in ("geodesic", "reward", "taskReward")])
            """;

    @TempDir
    private Path temp;

    @Test
    void theDocumentsPythonReadsWhatJavaReads() throws Exception {
        Path script = Files.writeString(temp.resolve("read.py"), example() + TAIL);
        Process process = new ProcessBuilder(
                        python(), script.toString(), TinyDataset.folder().toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines =
                new String(process.getInputStream().readAllBytes()).lines().toList();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        try (TrajectoryStore store = TrajectoryStore.open(TinyDataset.folder())) {
            int count = store.trajectories().size();
            List<String> sums = lines.subList(lines.size() - 2 * count, lines.size());
            for (TrajectoryInfo info : store.trajectories()) {
                TrajectoryWindow window = store.read(info.index(), 0, info.frames());
                assertThat(sums.get(2 * info.index())).isEqualTo(integers(window));
                double[] expected = reals(window);
                String[] found = sums.get(2 * info.index() + 1).split(" ");
                assertThat(found).hasSameSizeAs(expected);
                for (int i = 0; i < expected.length; i++) {
                    assertThat(Double.parseDouble(found[i])).isEqualTo(expected[i], within(1e-9));
                }
            }
        }
    }

    private static String example() throws IOException {
        Matcher block = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
        assertThat(block.find()).as("a Python block in " + DOCUMENT).isTrue();
        return block.group(1);
    }

    private static String integers(TrajectoryWindow window) {
        long rgb = 0;
        long audio = 0;
        long action = 0;
        int collided = 0;
        int blocked = 0;
        for (int i = 0; i < window.frames(); i++) {
            for (byte value : window.rgb()[i]) {
                rgb += Byte.toUnsignedInt(value);
            }
            for (short[] ear : window.audio()[i]) {
                for (short sample : ear) {
                    audio += Math.abs(sample);
                }
            }
            action += Byte.toUnsignedInt(window.action()[i]);
            collided += window.collided()[i] ? 1 : 0;
            for (boolean flag : window.blocked()[i]) {
                blocked += flag ? 1 : 0;
            }
        }
        int n = window.frames();
        return rgb + " " + audio + " " + action + " " + collided + " " + blocked + " " + n + " 128 128 3 " + n
                + " 2 2400";
    }

    private static double[] reals(TrajectoryWindow window) {
        double pose = Stream.of(window.pose())
                .mapToDouble(at -> at.x() + at.y() + at.z() + at.yawRadians())
                .sum();
        double outcome = Arrays.stream(window.outcome())
                .mapToDouble(PythonReadingTest::sum)
                .sum();
        return new double[] {pose, outcome, sum(window.geodesicMetres()), sum(window.reward()), sum(window.taskReward())
        };
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** The Python of {@code simbridge/python/run_tests.sh}, which CI prepares first, or any with numpy. */
    private static String python() {
        String prepared = Path.of("..", "simbridge", "target", "python", "bin", "python")
                .toAbsolutePath()
                .toString();
        Optional<String> found = Stream.of(
                        Optional.ofNullable(System.getenv("AVNAV_PYTHON")).orElse(prepared), prepared, "python3")
                .filter(PythonReadingTest::hasNumpy)
                .findFirst();
        if (found.isEmpty()) {
            System.err.println("SKIPPED: docs/data.md's Python is not tested, for want of a Python with numpy; "
                    + "simbridge/python/run_tests.sh --prepare makes one.");
        }
        Assumptions.assumeTrue(found.isPresent(), "no Python with numpy");
        return found.orElseThrow();
    }

    private static boolean hasNumpy(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import numpy")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
