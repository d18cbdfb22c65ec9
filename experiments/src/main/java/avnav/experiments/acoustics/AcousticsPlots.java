package avnav.experiments.acoustics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** One picture per row of the comparison that has a place on the page. */
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
                case "furnished home level" -> draw(row, folder, "acoustics-home-level");
                default -> {
                    // the table says enough
                }
            }
        }
    }

    private static void draw(Comparison row, Path folder, String name) throws IOException {
        String unit = row.unit().equals("%") ? "s" : row.unit();
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(360)
                .title(row.scene() + ": " + row.figure())
                .xAxisTitle("place")
                .yAxisTitle(unit)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        List<Integer> places = IntStream.range(0, row.ours().size()).boxed().toList();
        chart.addSeries("embedded", places, row.ours());
        chart.addSeries("RLR", places, row.theirs());
        BitmapEncoder.saveBitmap(chart, folder.resolve(name + ".png").toString(), BitmapFormat.PNG);
    }
}
