package avnav.experiments.fidelity;

import avnav.experiments.report.Palette;
import avnav.worldmodel.evaluation.FidelityMeasure;
import avnav.worldmodel.evaluation.HorizonScores;
import avnav.worldmodel.evaluation.HorizonScores.Scores;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One measure over the number of steps ahead, a curve per row: the paper's Figure 6. */
final class HorizonChart {

    private HorizonChart() {}

    /** A PNG; empty when no row has a value. */
    static Optional<byte[]> png(FidelityMeasure measure, List<HorizonScores> rows) {
        String unit = measure.unit().isEmpty() ? "" : " (" + measure.unit() + ")";
        XYChart chart = new XYChartBuilder()
                .width(560)
                .height(340)
                .title(measure.title() + unit + ", " + (measure.higherIsBetter() ? "higher" : "lower") + " is better")
                .xAxisTitle("steps ahead")
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        boolean drawn = false;
        for (int row = 0; row < rows.size(); row++) {
            drawn |= add(chart, measure, rows.get(row), Color.decode(Palette.of(row)));
        }
        if (!drawn) {
            return Optional.empty();
        }
        try {
            return Optional.of(BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the row has a value. */
    private static boolean add(XYChart chart, FidelityMeasure measure, HorizonScores row, Color colour) {
        List<Integer> horizons = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        row.byHorizon().forEach((horizon, scores) -> {
            if (isDrawable(scores, measure)) {
                horizons.add(horizon);
                values.add(scores.values().get(measure));
            }
        });
        if (horizons.isEmpty()) {
            return false;
        }
        XYSeries series = chart.addSeries(row.row(), horizons, values);
        series.setMarker(horizons.size() == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        return true;
    }

    private static boolean isDrawable(Scores scores, FidelityMeasure measure) {
        return scores.values().containsKey(measure)
                && Double.isFinite(scores.values().get(measure));
    }
}
