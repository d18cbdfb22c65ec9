package avnav.experiments.command;

import avnav.experiments.metrics.Interval;
import avnav.experiments.metrics.Measure;
import avnav.experiments.metrics.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of means and intervals as aligned text. */
final class SummaryTable {

    private SummaryTable() {}

    /** One line per row, in the map's order; shares in per cent. */
    static String format(Map<String, Summary> rows) {
        return format(rows, "");
    }

    /** The same for differences, with their signs. */
    static String formatDifferences(Map<String, Summary> rows) {
        return format(rows, "+");
    }

    private static String format(Map<String, Summary> rows, String sign) {
        List<String[]> cells = new ArrayList<>();
        cells.add(header());
        rows.forEach((name, summary) -> cells.add(cells(name, summary, sign)));
        int[] widths = new int[cells.get(0).length];
        for (String[] line : cells) {
            for (int i = 0; i < line.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] line : cells) {
            text.append(pad(line[0], -widths[0]));
            for (int i = 1; i < line.length; i++) {
                text.append("  ").append(pad(line[i], widths[i]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String[] header() {
        List<String> titles = new ArrayList<>(List.of("", "Episodes"));
        for (Measure measure : Measure.values()) {
            titles.add(measure.isShare() ? measure.title() + " %" : measure.title());
        }
        return titles.toArray(String[]::new);
    }

    private static String[] cells(String name, Summary summary, String sign) {
        List<String> cells = new ArrayList<>(List.of(name, String.valueOf(summary.episodes())));
        for (Measure measure : Measure.values()) {
            cells.add(format(measure, summary.of(measure), sign));
        }
        return cells.toArray(String[]::new);
    }

    /** Such as {@code 71.2 [66.0, 76.1]}. */
    static String format(Measure measure, Interval interval) {
        return format(measure, interval, "");
    }

    private static String format(Measure measure, Interval interval, String sign) {
        double scale = measure.isShare() ? 100 : 1;
        String number = measure == Measure.DISTANCE_TO_GOAL ? "%" + sign + ".2f" : "%" + sign + ".1f";
        return String.format(
                Locale.ROOT,
                number + " [" + number + ", " + number + "]",
                interval.mean() * scale,
                interval.low() * scale,
                interval.high() * scale);
    }

    private static String pad(String text, int width) {
        return width == 0 ? text : String.format("%" + width + "s", text);
    }
}
