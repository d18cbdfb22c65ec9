package avnav.experiments.report;

import java.util.List;
import java.util.Optional;

/** Numbers over two settings as coloured squares: blue is better than the base, orange worse, white as good. */
final class HeatMap {

    private static final double WIDE = 62;
    private static final double HIGH = 34;
    private static final double LEFT = 40;
    private static final double TOP = 8;
    private static final double FOOT = 30;
    private static final int[] BETTER = {0, 114, 178};
    private static final int[] WORSE = {213, 94, 0};
    private static final double STRONGEST = 0.75;

    private HeatMap() {}

    /**
     * One square.
     *
     * @param text in it
     * @param gain over the base, above 0 is better
     * @param hint shown when the pointer rests on it
     */
    record Square(String text, double gain, String hint) {}

    /**
     * @param rows labels from top to bottom, such as {@code B = 3}
     * @param columns labels from left to right
     * @param squares {@code [rows][columns]}
     * @param largestGain at which the colour is strongest; above 0
     */
    static String of(
            List<String> rows, List<String> columns, List<List<Optional<Square>>> squares, double largestGain) {
        double height = TOP + rows.size() * HIGH + FOOT;
        Svg svg = Svg.of(0, 0, LEFT + columns.size() * WIDE + 4, height);
        for (int row = 0; row < rows.size(); row++) {
            double y = TOP + row * HIGH;
            svg.text(LEFT - 6, y + HIGH / 2 + 3, rows.get(row), "class=\"tick\" text-anchor=\"end\"");
            for (int column = 0; column < columns.size(); column++) {
                double x = LEFT + column * WIDE;
                squares.get(row).get(column).ifPresent(square -> draw(svg, x, y, square, largestGain));
            }
        }
        for (int column = 0; column < columns.size(); column++) {
            svg.text(
                    LEFT + (column + 0.5) * WIDE,
                    TOP + rows.size() * HIGH + 13,
                    columns.get(column),
                    "class=\"tick\" text-anchor=\"middle\"");
        }
        return svg.toString();
    }

    private static void draw(Svg svg, double x, double y, Square square, double largestGain) {
        double strength = Math.min(1, Math.abs(square.gain()) / largestGain) * STRONGEST;
        String colour = colour(square.gain() > 0 ? BETTER : WORSE, strength);
        svg.rectangle(x, y, WIDE - 2, HIGH - 2, "rx=\"3\" stroke=\"#e3e3e3\" fill=\"" + colour + "\"");
        svg.hint(square.hint());
        String ink = strength > 0.5 * STRONGEST ? "#fff" : "#222";
        svg.text(
                x + WIDE / 2 - 1,
                y + HIGH / 2 + 3,
                square.text(),
                "font-size=\"10\" font-family=\"sans-serif\" text-anchor=\"middle\" pointer-events=\"none\" fill=\""
                        + ink + "\"");
    }

    private static String colour(int[] full, double strength) {
        int[] mixed = new int[3];
        for (int c = 0; c < 3; c++) {
            mixed[c] = (int) Math.round(255 + strength * (full[c] - 255));
        }
        return "rgb(" + mixed[0] + "," + mixed[1] + "," + mixed[2] + ")";
    }
}
