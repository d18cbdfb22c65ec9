package avnav.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The picture of a training run: success and SPL on validation, and success while training, over frames. */
public final class LearningCurve {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LearningCurve() {}

    /** Draws a run's {@code log.jsonl}; a log without a finished episode draws nothing. */
    public static void draw(Path log, Path png) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(500)
                .title("Learning curve")
                .xAxisTitle("frames (millions)")
                .yAxisTitle("share of episodes; SPL")
                .build();
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(log)) {
            lines.add(JSON.readTree(line));
        }
        boolean drawn = add(chart, lines, "train", "success", "train success (expert helps under imitation)");
        drawn |= add(chart, lines, "val", "success", "val success");
        drawn |= add(chart, lines, "val", "spl", "val SPL");
        if (drawn) {
            BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
        }
    }

    private static boolean add(XYChart chart, List<JsonNode> lines, String group, String field, String name) {
        List<Double> frames = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (JsonNode line : lines) {
            JsonNode value = line.path(group).path(field);
            if (value.isNumber()) {
                frames.add(line.path("frames").doubleValue() * 1e-6);
                values.add(value.doubleValue());
            }
        }
        if (frames.isEmpty()) {
            return false;
        }
        chart.addSeries(name, frames, values).setMarker(SeriesMarkers.NONE);
        return true;
    }
}
