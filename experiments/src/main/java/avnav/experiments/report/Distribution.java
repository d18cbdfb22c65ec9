package avnav.experiments.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Cumulative distributions of one quantity, one stair per row. */
final class Distribution {

    private static final double WIDTH = 250;
    private static final double HEIGHT = 130;
    private static final double LEFT = 34;
    private static final double TOP = 8;
    private static final int TICKS = 4;

    private Distribution() {}

    /** @param values one array per row, none of them empty */
    static String of(List<double[]> values, double max, String unit) {
        Svg svg = Svg.of(0, 0, LEFT + WIDTH + 16, TOP + HEIGHT + 20);
        for (int tick = 0; tick <= TICKS; tick++) {
            double y = TOP + HEIGHT * (1 - (double) tick / TICKS);
            svg.line(LEFT, y, LEFT + WIDTH, y, "stroke=\"#e3e3e3\" stroke-width=\"0.7\"");
            svg.text(LEFT - 5, y + 3, 100 * tick / TICKS + " %", "class=\"tick\" text-anchor=\"end\"");
            double x = LEFT + WIDTH * tick / TICKS;
            svg.text(x, TOP + HEIGHT + 13, label(max * tick / TICKS) + unit, "class=\"tick\" text-anchor=\"middle\"");
        }
        for (int row = 0; row < values.size(); row++) {
            svg.path(
                    stairs(values.get(row), max),
                    "fill=\"none\" stroke=\"" + Palette.of(row) + "\" stroke-width=\"1.8\" stroke-linejoin=\"round\"");
        }
        return svg.toString();
    }

    /** A round number at or above the largest value: 1, 2 or 5 times a power of ten, or four times that. */
    static double roundedMax(List<double[]> values) {
        double largest = values.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(largest, 1e-9))));
        for (double factor : new double[] {1, 2, 4, 6, 8}) {
            if (largest <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String stairs(double[] values, double max) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        List<String> path = new ArrayList<>();
        path.add("M" + point(0, 0));
        for (int i = 0; i < sorted.length; i++) {
            double x = Math.min(1, Math.max(0, sorted[i] / max));
            path.add("L" + point(x, (double) i / sorted.length));
            path.add("L" + point(x, (i + 1.0) / sorted.length));
        }
        path.add("L" + point(1, 1));
        return String.join("", path);
    }

    private static String point(double x, double share) {
        return Svg.number(LEFT + WIDTH * x) + " " + Svg.number(TOP + HEIGHT * (1 - share));
    }

    private static String label(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("0+$", "");
    }
}
