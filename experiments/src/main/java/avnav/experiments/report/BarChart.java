package avnav.experiments.report;

import avnav.experiments.metrics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Groups of bars from 0 to 1 with whiskers: one group per label, one bar per row. */
final class BarChart {

    private static final double HEIGHT = 150;
    private static final double LEFT = 34;
    private static final double TOP = 10;
    private static final double BAR = 9;
    private static final double GAP = 12;
    private static final double LABELS = 22;

    private BarChart() {}

    /**
     * One group of bars.
     *
     * @param values one per row; empty where the row has no episode
     */
    record Group(String label, List<Optional<Interval>> values) {}

    static String of(List<Group> groups, List<String> rows) {
        double groupWidth = rows.size() * BAR + GAP;
        double width = LEFT + groups.size() * groupWidth + GAP;
        Svg svg = Svg.of(0, 0, width, TOP + HEIGHT + LABELS);
        for (int tick = 0; tick <= 4; tick++) {
            double y = y(tick / 4.0);
            svg.line(LEFT, y, width, y, "stroke=\"#e3e3e3\" stroke-width=\"0.7\"");
            svg.text(LEFT - 5, y + 3, tick * 25 + " %", "class=\"tick\" text-anchor=\"end\"");
        }
        for (int g = 0; g < groups.size(); g++) {
            double x = LEFT + GAP / 2 + g * groupWidth;
            Group group = groups.get(g);
            for (int row = 0; row < rows.size(); row++) {
                double barX = x + row * BAR;
                String hint = group.label() + ", " + rows.get(row);
                int colour = row;
                group.values().get(row).ifPresent(value -> bar(svg, barX, value, Palette.of(colour), hint));
            }
            svg.text(
                    x + rows.size() * BAR / 2,
                    TOP + HEIGHT + 13,
                    group.label(),
                    "class=\"tick\" text-anchor=\"middle\"");
        }
        return svg.toString();
    }

    private static void bar(Svg svg, double x, Interval value, String colour, String hint) {
        double top = y(value.mean());
        svg.rectangle(x, top, BAR - 1.5, TOP + HEIGHT - top, "rx=\"1\" fill=\"" + colour + "\" fill-opacity=\"0.85\"");
        svg.hint(String.format(
                Locale.ROOT,
                "%s: %.1f %% [%.1f, %.1f]",
                hint,
                100 * value.mean(),
                100 * value.low(),
                100 * value.high()));
        double middle = x + (BAR - 1.5) / 2;
        svg.line(middle, y(value.low()), middle, y(value.high()), "stroke=\"#333\" stroke-width=\"0.8\"");
    }

    private static double y(double share) {
        return TOP + HEIGHT * (1 - share);
    }
}
