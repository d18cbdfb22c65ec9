package avnav.experiments.report;

import avnav.experiments.report.RunResults.Outcome;
import avnav.experiments.run.Attempt.Walk;
import avnav.experiments.run.FloorPlan;
import avnav.experiments.run.FloorPlan.Area;
import avnav.simbridge.Position;
import java.util.List;

/** A walk on its floor plan, from above: start, way, collisions, end and source. Metres; north is -Z. */
public final class PlanDrawing {

    private static final double MARGIN_METRES = 0.4;
    private static final String WALL = "#4a4f57";

    private PlanDrawing() {}

    static String of(FloorPlan plan, Outcome outcome, String colour) {
        Svg svg = empty(plan, outcome.walk().goal(), outcome.walk().trace().positions());
        drawPlan(svg, plan);
        drawWalk(svg, outcome.walk(), colour);
        return svg.toString();
    }

    /**
     * The plan with the source, and nobody walking yet.
     *
     * @param places that must be on it
     */
    public static String of(FloorPlan plan, Position goal, List<Position> places) {
        Svg svg = empty(plan, goal, places);
        drawPlan(svg, plan);
        drawSource(svg, goal);
        return svg.toString();
    }

    private static Svg empty(FloorPlan plan, Position goal, List<Position> places) {
        Area all = bounds(plan, goal, places);
        return Svg.of(all.minX(), all.minZ(), all.maxX() - all.minX(), all.maxZ() - all.minZ());
    }

    private static void drawPlan(Svg svg, FloorPlan plan) {
        for (Area room : plan.rooms()) {
            rectangle(
                    svg,
                    room,
                    "fill=\"#fbfaf7\" stroke=\"" + WALL + "\" stroke-width=\"0.14\" stroke-linejoin=\"round\"");
        }
        plan.doorways().forEach(doorway -> rectangle(svg, grown(doorway, 0.09), "fill=\"#fbfaf7\""));
        for (Area piece : plan.furniture()) {
            rectangle(svg, piece, "fill=\"#e4e0d8\" stroke=\"#c9c3b6\" stroke-width=\"0.02\"");
            svg.hint(piece.name());
        }
        for (Area room : plan.rooms()) {
            svg.text(
                    room.minX() + 0.12,
                    room.minZ() + 0.34,
                    room.name(),
                    "font-size=\"0.26\" fill=\"#9a948a\" font-family=\"sans-serif\"");
        }
    }

    private static void drawWalk(Svg svg, Walk walk, String colour) {
        List<Position> way = walk.trace().positions();
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < way.size(); i++) {
            data.append(i == 0 ? "M" : "L")
                    .append(Svg.number(way.get(i).x()))
                    .append(' ')
                    .append(Svg.number(way.get(i).z()));
        }
        svg.path(
                data.toString(),
                "fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"0.09\" stroke-linecap=\"round\" "
                        + "stroke-linejoin=\"round\" stroke-opacity=\"0.85\"");
        for (int action : walk.collided()) {
            Position place = way.get(action + 1);
            svg.circle(place.x(), place.z(), 0.055, "fill=\"#d62728\" fill-opacity=\"0.7\"");
        }
        drawSource(svg, walk.goal());
        drawStart(svg, way.get(0), walk.yawRadians().get(0), colour);
        drawEnd(svg, way.get(way.size() - 1), colour);
    }

    private static void drawSource(Svg svg, Position goal) {
        svg.circle(
                goal.x(),
                goal.z(),
                1.0,
                "fill=\"#f2b705\" fill-opacity=\"0.13\" stroke=\"#f2b705\" stroke-width=\"0.03\" "
                        + "stroke-dasharray=\"0.12 0.1\"");
        svg.hint("STOP counts within 1 m of walk");
        svg.circle(goal.x(), goal.z(), 0.17, "fill=\"#f2b705\" stroke=\"#7a5c00\" stroke-width=\"0.03\"");
        svg.hint("source");
    }

    private static void drawStart(Svg svg, Position start, double yawRadians, String colour) {
        double tipX = start.x() - 0.42 * StrictMath.sin(yawRadians);
        double tipZ = start.z() - 0.42 * StrictMath.cos(yawRadians);
        svg.line(start.x(), start.z(), tipX, tipZ, "stroke=\"#222\" stroke-width=\"0.06\" stroke-linecap=\"round\"");
        svg.circle(start.x(), start.z(), 0.16, "fill=\"#fff\" stroke=\"" + colour + "\" stroke-width=\"0.08\"");
        svg.hint("start; the line shows the heading");
    }

    private static void drawEnd(Svg svg, Position end, String colour) {
        String style = "stroke=\"" + colour + "\" stroke-width=\"0.1\" stroke-linecap=\"round\"";
        double arm = 0.14;
        svg.line(end.x() - arm, end.z() - arm, end.x() + arm, end.z() + arm, style);
        svg.line(end.x() - arm, end.z() + arm, end.x() + arm, end.z() - arm, style);
    }

    private static void rectangle(Svg svg, Area area, String style) {
        svg.rectangle(area.minX(), area.minZ(), area.maxX() - area.minX(), area.maxZ() - area.minZ(), style);
    }

    private static Area grown(Area area, double metres) {
        return new Area(
                area.name(), area.minX() - metres, area.minZ() - metres, area.maxX() + metres, area.maxZ() + metres);
    }

    private static Area bounds(FloorPlan plan, Position goal, List<Position> places) {
        Area bounds = new Area("", Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE);
        for (Area room : plan.rooms()) {
            bounds = including(bounds, room.minX(), room.minZ());
            bounds = including(bounds, room.maxX(), room.maxZ());
        }
        for (Position place : places) {
            bounds = including(bounds, place.x(), place.z());
        }
        return grown(including(bounds, goal.x(), goal.z()), MARGIN_METRES);
    }

    private static Area including(Area area, double x, double z) {
        return new Area(
                "",
                Math.min(area.minX(), x),
                Math.min(area.minZ(), z),
                Math.max(area.maxX(), x),
                Math.max(area.maxZ(), z));
    }
}
