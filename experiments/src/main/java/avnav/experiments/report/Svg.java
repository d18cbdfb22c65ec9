package avnav.experiments.report;

import java.util.Locale;

/** A drawing in SVG, element by element; numbers with two decimals. */
final class Svg {

    private final StringBuilder elements = new StringBuilder();

    private Svg() {}

    /** A drawing with the given coordinates, as wide as its place on the page. */
    static Svg of(double minX, double minY, double width, double height) {
        Svg svg = new Svg();
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.2f %.2f %.2f %.2f\" role=\"img\">",
                minX, minY, width, height);
        return svg;
    }

    /** @param style attributes such as {@code fill="red"} */
    Svg rectangle(double x, double y, double width, double height, String style) {
        return add("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" %s/>", x, y, width, height, style);
    }

    Svg line(double fromX, double fromY, double toX, double toY, String style) {
        return add("<line x1=\"%.2f\" y1=\"%.2f\" x2=\"%.2f\" y2=\"%.2f\" %s/>", fromX, fromY, toX, toY, style);
    }

    Svg circle(double x, double y, double radius, String style) {
        return add("<circle cx=\"%.2f\" cy=\"%.2f\" r=\"%.2f\" %s/>", x, y, radius, style);
    }

    /** @param points as SVG's {@code points} or path data */
    Svg path(String data, String style) {
        return add("<path d=\"%s\" %s/>", data, style);
    }

    Svg text(double x, double y, String text, String style) {
        return add("<text x=\"%.2f\" y=\"%.2f\" %s>%s</text>", x, y, style, escape(text));
    }

    /** Shown when the pointer rests on the element before. */
    Svg hint(String text) {
        int end = elements.lastIndexOf("/>");
        String tag = elements.substring(elements.lastIndexOf("<") + 1).split(" ", 2)[0];
        elements.replace(end, elements.length(), "><title>" + escape(text) + "</title></" + tag + ">");
        return this;
    }

    @Override
    public String toString() {
        return elements + "</svg>";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private Svg add(String format, Object... values) {
        elements.append(String.format(Locale.ROOT, format, values));
        return this;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
