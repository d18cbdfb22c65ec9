package avnav.simbridge.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where recorded numbers lie: {@code golden/} of the test resources, or the folder of the same layout that the system
 * property {@code avnav.golden} names.
 */
public final class GoldenFolder {

    private GoldenFolder() {}

    /**
     * @param name sub-folder, such as {@code habitat/flat3}
     * @throws IllegalArgumentException when there is no such folder
     */
    public static Path of(String name) {
        Path folder = override().map(root -> root.resolve(name)).orElseGet(() -> resource(name));
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("The golden folder (" + folder + ") must exist.\n"
                    + "Maybe -Davnav.golden points beside the folder that holds (" + name + ").");
        }
        return folder;
    }

    /** Entries of a sub-folder whose names end with the suffix, sorted by name; {@code ""} takes all. */
    public static List<Path> entries(String name, String suffix) {
        try (Stream<Path> entries = Files.list(of(name))) {
            return entries.filter(entry -> entry.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases of a sub-folder: every folder in it that holds the given file, sorted by name. */
    public static List<Path> casesWith(String name, String file) {
        return entries(name, "").stream()
                .filter(folder -> Files.isRegularFile(folder.resolve(file)))
                .toList();
    }

    /** The folder that {@code -Davnav.golden} names, empty when it is unset. */
    public static Optional<Path> override() {
        String root = System.getProperty("avnav.golden", "");
        return root.isBlank() || root.startsWith("${") ? Optional.empty() : Optional.of(Path.of(root));
    }

    private static Path resource(String name) {
        URL url = GoldenFolder.class.getResource("/golden/" + name);
        if (url == null) {
            throw new IllegalArgumentException("The golden folder (" + name + ") must be in the test resources.");
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
