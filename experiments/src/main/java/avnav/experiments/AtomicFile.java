package avnav.experiments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all: under a temporary name first, then moved into place. */
public final class AtomicFile {

    private static final String TEMPORARY = ".tmp";

    private AtomicFile() {}

    /** @throws BadInput when the folder does not exist or cannot be written */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadInput when the folder does not exist or cannot be written */
    public static void write(Path file, byte[] bytes) {
        Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
        try {
            Files.write(temporary, bytes);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BadInput("The file (" + file + ") cannot be written: "
                    + e.getClass().getSimpleName() + " " + e.getMessage() + ".\n"
                    + "Maybe its folder does not exist, the disk is full, or you may not write there.");
        }
    }

    /** Whether a folder's entry is a left-over of a write that was killed. */
    public static boolean isTemporary(Path file) {
        return file.getFileName().toString().endsWith(TEMPORARY);
    }
}
