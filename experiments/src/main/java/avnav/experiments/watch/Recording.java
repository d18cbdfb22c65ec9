package avnav.experiments.watch;

import avnav.experiments.AtomicFile;
import avnav.experiments.run.FloorPlan;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.StepResult;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.imageio.ImageIO;

/** Records an episode as it happens: {@code walk.mp4}, {@code heard.wav} of the same length, {@code strip.png}. */
public final class Recording implements Consumer<StepResult>, AutoCloseable {

    private static final int STRIP_PICTURES = 12;
    private static final int STRIP_COLUMNS = 3;

    private final Path folder;
    private final Film film;
    private final StereoWav wav;
    private final Screen screen;
    private final List<Pose> way = new ArrayList<>();
    private final List<BufferedImage> pictures = new ArrayList<>();

    private Recording(Path folder, Film film, StereoWav wav, Screen screen) {
        this.folder = folder;
        this.film = film;
        this.wav = wav;
        this.screen = screen;
    }

    /**
     * @param folder exists
     * @param view what the agent sees at a pose, {@link #viewPixels} squared
     * @throws avnav.experiments.BadInput when the folder cannot be written
     */
    public static Recording begin(
            Path folder,
            double stepSeconds,
            int sampleRateHz,
            Function<Pose, BufferedImage> view,
            FloorPlan plan,
            Position goal) {
        Screen screen = new Screen(view, new PlanPicture(plan, goal, Screen.PANE_PIXELS));
        Film film = new Film(folder.resolve("walk.mp4"), stepSeconds);
        return new Recording(folder, film, new StereoWav(sampleRateHz), screen);
    }

    /** Size of the view that {@link #begin} wants. */
    public static int viewPixels() {
        return Screen.PANE_PIXELS;
    }

    @Override
    public void accept(StepResult step) {
        way.add(step.truth().pose());
        BufferedImage picture = screen.draw(step, way, "step " + (way.size() - 1));
        film.append(picture);
        wav.append(step.seen().audio());
        pictures.add(picture);
    }

    /** Writes what was recorded and says so, one line each. */
    public List<String> finish() {
        film.finish();
        wav.write(folder.resolve("heard.wav"));
        AtomicFile.write(folder.resolve("strip.png"), strip());
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%s: %d pictures, %.2f s",
                        folder.resolve("walk.mp4"),
                        pictures.size(),
                        wav.seconds()),
                String.format(
                        Locale.ROOT,
                        "%s: %.2f s, loudest sample %.1f dB of full scale",
                        folder.resolve("heard.wav"),
                        wav.seconds(),
                        wav.peakDb()),
                folder.resolve("strip.png").toString());
    }

    /** Pictures spread evenly over the walk, first and last included. */
    private byte[] strip() {
        int shown = Math.min(STRIP_PICTURES, pictures.size());
        int width = pictures.get(0).getWidth() / 2;
        int height = pictures.get(0).getHeight() / 2;
        int rows = (shown + STRIP_COLUMNS - 1) / STRIP_COLUMNS;
        BufferedImage strip =
                new BufferedImage(Math.min(shown, STRIP_COLUMNS) * width, rows * height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = strip.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        for (int i = 0; i < shown; i++) {
            BufferedImage picture = pictures.get(shown == 1 ? 0 : i * (pictures.size() - 1) / (shown - 1));
            graphics.drawImage(picture, i % STRIP_COLUMNS * width, i / STRIP_COLUMNS * height, width, height, null);
        }
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(strip, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    @Override
    public void close() {
        film.close();
    }
}
