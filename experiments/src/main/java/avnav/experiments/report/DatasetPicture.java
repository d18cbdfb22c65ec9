package avnav.experiments.report;

import avnav.experiments.AtomicFile;
import avnav.simbridge.Action;
import avnav.worldmodel.data.DatasetStatistics;
import avnav.worldmodel.data.Histogram;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;

/** The distributions of a data set, as six charts in one picture. */
public final class DatasetPicture {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 340;
    private static final int COLUMNS = 2;
    private static final int MOST_LABELS = 9;
    private static final double LEAST_SHARE = 1e-4;

    private DatasetPicture() {}

    /** @throws avnav.experiments.BadInput when the file cannot be written */
    public static void draw(DatasetStatistics statistics, Path png) {
        List<CategoryChart> charts = List.of(
                bars("Steps by action", actions(statistics)),
                bars("Frames by split and by pattern", parts(statistics)),
                histogram("Steps forward by reward", "metres nearer to the source", "%.2f", statistics.rewards()),
                histogram("Frames by distance", "metres of walk to the source", "%.0f", statistics.geodesics()),
                histogram("Frames by loudness", "dB of full scale", "%.0f", statistics.loudness()),
                histogram("Trajectories by length", "frames", "%.0f", statistics.lengths()));
        int rows = (charts.size() + COLUMNS - 1) / COLUMNS;
        BufferedImage picture = new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        for (int i = 0; i < charts.size(); i++) {
            BufferedImage chart = BitmapEncoder.getBufferedImage(charts.get(i));
            graphics.drawImage(chart, i % COLUMNS * WIDTH, i / COLUMNS * HEIGHT, null);
        }
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.write(png, bytes.toByteArray());
    }

    private static List<Map.Entry<String, Double>> actions(DatasetStatistics statistics) {
        List<Map.Entry<String, Double>> shares = new ArrayList<>();
        for (Action action : Action.values()) {
            shares.add(Map.entry(label(action), statistics.share(action)));
        }
        return shares;
    }

    private static List<Map.Entry<String, Double>> parts(DatasetStatistics statistics) {
        double all = Math.max(1, statistics.frames());
        List<Map.Entry<String, Double>> shares = new ArrayList<>();
        statistics.splits().forEach((split, part) -> shares.add(Map.entry(split.label(), part.frames() / all)));
        statistics.patterns().forEach((pattern, part) -> shares.add(Map.entry(label(pattern), part.frames() / all)));
        return shares;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static CategoryChart bars(String title, List<Map.Entry<String, Double>> shares) {
        return chart(
                title,
                "",
                shares.stream().map(Map.Entry::getKey).toList(),
                shares.stream().map(entry -> 100 * entry.getValue()).toList());
    }

    /** Leaves out the empty bins at both ends. */
    private static CategoryChart histogram(String title, String unit, String format, Histogram values) {
        double[] middles = values.middles();
        double[] shares = values.shares();
        int first = 0;
        int last = shares.length - 1;
        while (first < last && shares[first] < LEAST_SHARE) {
            first++;
        }
        while (last > first && shares[last] < LEAST_SHARE) {
            last--;
        }
        List<String> names = new ArrayList<>();
        List<Double> percents = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            names.add(String.format(Locale.ROOT, format, middles[i]));
            percents.add(100 * shares[i]);
        }
        return chart(title, unit, names, percents);
    }

    private static CategoryChart chart(String title, String x, List<String> names, List<Double> percents) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle("%")
                .build();
        chart.getStyler().setXAxisMaxLabelCount(MOST_LABELS).setLegendVisible(false);
        chart.getStyler().setSeriesColors(new Color[] {Color.decode(Palette.of(0))});
        chart.addSeries("share", names, percents);
        return chart;
    }
}
