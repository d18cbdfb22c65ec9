package avnav.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where the files of models lie and what tells one from another. */
public final class ModelFiles {

    private ModelFiles() {}

    /** A relative path is looked up in the working directory, then where avnav lies. */
    public static Path find(String path) {
        Path here = Path.of(path);
        return Files.exists(here)
                ? here
                : Path.of(System.getProperty("avnav.root", ".")).resolve(path);
    }

    /** Of the file's bytes, 64 hexadecimal digits. */
    public static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
