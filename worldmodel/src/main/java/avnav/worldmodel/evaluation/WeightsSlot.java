package avnav.worldmodel.evaluation;

import avnav.worldmodel.nn.TensorFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a feature network's weights would lie: this project ships none. Without a file the measure has no value and
 * its column says so; with one, only the very file that the configuration names by hash is used.
 *
 * @param file empty when there is none
 * @param sha256 of the file, 64 hexadecimal digits
 */
public record WeightsSlot(String file, String sha256) {

    /** What a report says in place of numbers. */
    public static final String NO_WEIGHTS = "no weights";

    /** A slot that nobody filled. */
    public static WeightsSlot empty() {
        return new WeightsSlot("", "");
    }

    public WeightsSlot {
        sha256 = sha256.toLowerCase(Locale.ROOT);
        if (!file.isBlank() && !sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("The SHA-256 (" + sha256 + ") of the weights (" + file
                    + ") must be 64 hexadecimal digits.\nMaybe run sha256sum on the file.");
        }
    }

    /**
     * The file, if it is there.
     *
     * @throws TensorFileException when it is there and is another file than the configuration means
     */
    public Optional<Path> verified() throws IOException {
        if (file.isBlank() || !Files.exists(Path.of(file))) {
            return Optional.empty();
        }
        String found = sha256(Path.of(file));
        if (!found.equals(sha256)) {
            throw new TensorFileException(
                    Path.of(file),
                    "has the SHA-256 (" + found + "), but the configuration wants (" + sha256
                            + ").\nMaybe it is another version of the weights.");
        }
        return Optional.of(Path.of(file));
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
