package avnav.experiments.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An empty folder that is gone when it is closed. */
record ScratchFolder(Path path) implements AutoCloseable {

    static ScratchFolder create() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("avnav-benchmark"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path file : below.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
