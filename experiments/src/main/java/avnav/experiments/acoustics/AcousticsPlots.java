package avnav.experiments.acoustics;

import avnav.simbridge.embedded.acoustics.head.Head;
import avnav.simbridge.embedded.acoustics.head.SofaHead;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Pictures of the rows of the comparison that have a place on the page, and of the head. */
final class AcousticsPlots {

    private AcousticsPlots() {}

    static void draw(List<Comparison> rows, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Comparison row : rows) {
            switch (row.scene() + " " + row.figure()) {
                case "9 shoeboxes level" -> draw(row, folder, "acoustics-shoebox-level");
                case "9 shoeboxes T20" -> draw(row, folder, "acoustics-shoebox-t20");
                case "two rooms level on the walk" -> draw(row, folder, "acoustics-walk-level");
                case "two rooms ILD, path to the side" -> draw(row, folder, "acoustics-walk-ild");
                case "two rooms azimuth of the first 20 ms" -> draw(row, folder, "acoustics-walk-azimuth");
                case "furnished home level" -> draw(row, folder, "acoustics-home-level");
                default -> {
                    // the table says enough
                }
            }
        }
    }

    /** T20 of every octave, the listeners of a room averaged; six places a room. */
    static void drawOctaves(List<Comparison> rows, int listeners, Path folder) throws IOException {
        List<Comparison> octaves =
                rows.stream().filter(row -> row.figure().matches("T20 \\d+ Hz")).toList();
        List<Double> places = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int room = 0; room < octaves.get(0).ours().size() / listeners; room++) {
            for (int band = 0; band < octaves.size(); band++) {
                places.add(room + 1 + 0.12 * (band - 2.5));
                ours.add(mean(octaves.get(band).ours(), room * listeners, listeners));
                theirs.add(mean(octaves.get(band).theirs(), room * listeners, listeners));
            }
        }
        XYChart chart = chart("9 shoeboxes: T20 per octave, 125 to 4000 Hz from left to right", "room", "s");
        points(chart, places, ours, theirs);
        save(chart, folder, "acoustics-shoebox-t20-octaves");
    }

    private static double mean(List<Double> values, int from, int count) {
        return values.subList(from, from + count).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    static void drawDistance(List<Comparison> rows, List<Double> metres, Path folder) throws IOException {
        Comparison level = rows.stream()
                .filter(row -> row.figure().equals("level"))
                .findFirst()
                .orElseThrow();
        XYChart chart = chart("9 shoeboxes: level against distance", "metres from the source", "dB");
        points(chart, metres, level.ours(), level.theirs());
        save(chart, folder, "acoustics-shoebox-distance");
    }

    /** @param kemar file of the reference's directions */
    static void drawHead(Path kemar, Path folder) throws IOException {
        Head head = SofaHead.kemar();
        List<Double> azimuths = new ArrayList<>();
        List<List<Double>> curves = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (JsonNode direction : new ObjectMapper().readTree(kemar.toFile()).get("horizontal")) {
            double azimuth = direction.get("measured_azimuth_deg").asDouble();
            HeadDifferences ours = HeadDifferences.of(head, azimuth);
            azimuths.add(azimuth);
            curves.get(0).add(ours.timeMicroseconds());
            curves.get(1).add(direction.get("itd_lowpass_16k_us").asDouble());
            curves.get(2).add(ours.levelDecibels());
            curves.get(3).add(direction.get("ild_16k_db").asDouble());
        }
        XYChart time = chart("Head: time difference below 1.5 kHz", "azimuth, degrees (90 = left)", "us");
        time.addSeries("embedded", azimuths, curves.get(0));
        time.addSeries("KEMAR", azimuths, curves.get(1));
        save(time, folder, "acoustics-head-itd");
        XYChart level = chart("Head: level difference of the whole band", "azimuth, degrees (90 = left)", "dB");
        level.addSeries("embedded (equalised)", azimuths, curves.get(2));
        level.addSeries("KEMAR", azimuths, curves.get(3));
        save(level, folder, "acoustics-head-ild");
    }

    private static void draw(Comparison row, Path folder, String name) throws IOException {
        String unit = row.unit().equals("%") ? "s" : row.unit();
        XYChart chart = chart(row.scene() + ": " + row.figure(), "place", unit);
        List<Integer> places = IntStream.range(0, row.ours().size()).boxed().toList();
        chart.addSeries("embedded", places, row.ours());
        chart.addSeries("RLR", places, row.theirs());
        save(chart, folder, name);
    }

    private static void points(XYChart chart, List<Double> x, List<Double> ours, List<Double> theirs) {
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        chart.getStyler().setMarkerSize(6);
        chart.addSeries("embedded", x, ours);
        chart.addSeries("RLR", x, theirs);
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(360)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        return chart;
    }

    private static void save(XYChart chart, Path folder, String name) throws IOException {
        BitmapEncoder.saveBitmap(chart, folder.resolve(name + ".png").toString(), BitmapFormat.PNG);
    }
}
