package avnav.worldmodel.data;

import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.EmbeddedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** A data set of five short walks, generated once for all tests; tests that harm it take a copy. */
final class TinyDataset {

    /** Its homes are prepared once for all tests. */
    static final EmbeddedWorld WORLD = new EmbeddedWorld(EmbeddedSettings.AVWM);

    static final WanderSettings WANDERING = new WanderSettings(0.1, 0.3, 0.02, 0.05, 0.02, 0.01, 2, 1);
    static final GenerationSettings SETTINGS = new GenerationSettings(3, 2, 1, 2, 24, 1, 20, WANDERING);

    private static Optional<Path> generated = Optional.empty();

    private TinyDataset() {}

    /** Not to be written to. */
    static synchronized Path folder() {
        generated = generated.or(() -> Optional.of(generate()));
        return generated.orElseThrow();
    }

    static Path copy(Path target) throws IOException {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file, target.resolve(folder.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }

    private static Path generate() {
        try {
            Path folder = Path.of("target", "tiny-dataset").toAbsolutePath();
            delete(folder);
            new DatasetGeneration(folder, "tiny", SETTINGS, WORLD).run(1, progress -> {});
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
