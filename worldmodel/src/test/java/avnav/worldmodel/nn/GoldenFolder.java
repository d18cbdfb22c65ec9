package avnav.worldmodel.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where golden cases lie: {@code -Davnav.golden=DIR}, else the test resources. */
public final class GoldenFolder {

    private GoldenFolder() {}

    public static Path of(String subFolder) {
        String root = System.getProperty("avnav.golden", "");
        if (!root.isBlank() && !root.startsWith("${")) {
            return Path.of(root, subFolder);
        }
        try {
            return Path.of(
                    GoldenFolder.class.getResource("/golden/" + subFolder).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Files whose name ends so, sorted; at least one. */
    public static List<Path> files(String subFolder, String ending) {
        try (Stream<Path> files = Files.list(of(subFolder))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("No golden file (*" + ending + ") in " + of(subFolder) + ".");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
