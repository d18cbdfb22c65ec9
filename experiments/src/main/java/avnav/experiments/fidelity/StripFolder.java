package avnav.experiments.fidelity;

import avnav.experiments.AtomicFile;
import avnav.experiments.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** {@code strips/} of a run folder: one PNG per strip, named by number and title. */
public final class StripFolder {

    private static final String NAME = "strips";

    private StripFolder() {}

    /**
     * Draws strips, after those that are there already.
     *
     * @param side height and width of the frames in pixels
     */
    public static void write(Path runFolder, List<Strip> strips, int side) throws IOException {
        Path folder = Files.createDirectories(runFolder.resolve(NAME));
        int number = files(runFolder).size();
        for (Strip strip : strips) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(new StripPicture(strip, side).draw(), "png", png);
            String title = strip.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
            AtomicFile.write(
                    folder.resolve(String.format(Locale.ROOT, "%03d-%s.png", number++, title)), png.toByteArray());
        }
    }

    /** Sorted by name; none when nothing was drawn. */
    static List<Path> files(Path runFolder) {
        Path folder = runFolder.resolve(NAME);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".png"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new BadInput("The picture (" + file + ") cannot be read.\nMaybe it was deleted meanwhile.");
        }
    }
}
