package avnav.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The picture of a world model's training: the parts' losses over steps, training's thin and validation's marked. */
public final class WorldModelCurve {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WorldModelCurve() {}

    /** Draws a run's {@code log.jsonl}; an empty log draws nothing. */
    public static void draw(Path log, Path png) {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(log)) {
                lines.add(JSON.readTree(line));
            }
            XYChart chart = new XYChartBuilder()
                    .width(1000)
                    .height(560)
                    .title("World model: losses and planning errors")
                    .xAxisTitle("steps")
                    .yAxisTitle("mean squared error; share")
                    .build();
            chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.5);
            boolean drawn = false;
            for (String part : List.of("visual", "audio", "reward")) {
                drawn |= add(chart, lines, "train " + part, line -> line.path(part), false);
                drawn |= add(
                        chart, lines, "val " + part, line -> line.path("val").path(part), true);
            }
            for (String steps : List.of("steps1", "steps4")) {
                Function<JsonNode, JsonNode> figures = line -> line.path("val").path(steps);
                String name = steps.substring("steps".length()) + "-step ";
                add(
                        chart,
                        lines,
                        name + "reward error",
                        line -> figures.apply(line).path("rewardError"),
                        true);
                add(
                        chart,
                        lines,
                        name + "sign of forward",
                        line -> figures.apply(line).path("forwardSign"),
                        true);
                add(
                        chart,
                        lines,
                        name + "STOP accuracy",
                        line -> figures.apply(line).path("stopAccuracy"),
                        true);
            }
            if (drawn) {
                BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Losses of a sense that a stage does not have are 0 in the log and left out here. */
    private static boolean add(
            XYChart chart, List<JsonNode> lines, String name, Function<JsonNode, JsonNode> value, boolean marked) {
        List<Double> steps = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (JsonNode line : lines) {
            JsonNode number = value.apply(line);
            if (number.isNumber() && number.doubleValue() != 0) {
                steps.add(line.path("total").doubleValue());
                values.add(number.doubleValue());
            }
        }
        if (steps.isEmpty()) {
            return false;
        }
        chart.addSeries(name, steps, values).setMarker(marked ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        return true;
    }
}
