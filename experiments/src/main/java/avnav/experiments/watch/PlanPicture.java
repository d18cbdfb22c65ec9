package avnav.experiments.watch;

import avnav.experiments.run.FloorPlan;
import avnav.experiments.run.FloorPlan.Area;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The floor plan with the way so far, fitted into a square of pixels. */
final class PlanPicture {

    private static final Color PAPER = new Color(0xf4f5f7);
    private static final Color FLOOR = new Color(0xfbfaf7);
    private static final Color WALL = new Color(0x4a4f57);
    private static final Color PIECE = new Color(0xddd8cd);
    private static final Color WAY = new Color(0x0072b2);
    private static final Color SOURCE = new Color(0xf2b705);
    private static final double MARGIN_METRES = 0.5;

    private final FloorPlan plan;
    private final Position goal;
    private final int pixels;
    private final double scale;
    private final double minX;
    private final double minZ;

    PlanPicture(FloorPlan plan, Position goal, int pixels) {
        this.plan = plan;
        this.goal = goal;
        this.pixels = pixels;
        double left = plan.rooms().stream().mapToDouble(Area::minX).min().orElse(0);
        double right = plan.rooms().stream().mapToDouble(Area::maxX).max().orElse(1);
        double top = plan.rooms().stream().mapToDouble(Area::minZ).min().orElse(0);
        double bottom = plan.rooms().stream().mapToDouble(Area::maxZ).max().orElse(1);
        double size = Math.max(right - left, bottom - top) + 2 * MARGIN_METRES;
        this.scale = pixels / size;
        this.minX = (left + right - size) / 2;
        this.minZ = (top + bottom - size) / 2;
    }

    /** @param way poses so far, at least one; the last is where the agent is */
    void draw(Graphics2D graphics, List<Pose> way) {
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, pixels, pixels);
        Graphics2D metres = (Graphics2D) graphics.create();
        metres.scale(scale, scale);
        metres.translate(-minX, -minZ);
        drawHome(metres);
        drawSource(metres);
        drawWay(metres, way);
        metres.dispose();
    }

    private void drawHome(Graphics2D metres) {
        metres.setStroke(new BasicStroke(0.14f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Area room : plan.rooms()) {
            fill(metres, room, FLOOR, 0);
            metres.setColor(WALL);
            metres.draw(rectangle(room, 0));
        }
        plan.doorways().forEach(doorway -> fill(metres, doorway, FLOOR, 0.09));
        plan.furniture().forEach(piece -> fill(metres, piece, PIECE, 0));
    }

    private void drawSource(Graphics2D metres) {
        metres.setColor(new Color(SOURCE.getRed(), SOURCE.getGreen(), SOURCE.getBlue(), 45));
        metres.fill(circle(goal.x(), goal.z(), 1));
        metres.setColor(SOURCE);
        metres.fill(circle(goal.x(), goal.z(), 0.2));
    }

    private static void drawWay(Graphics2D metres, List<Pose> way) {
        Path2D path = new Path2D.Double();
        path.moveTo(way.get(0).x(), way.get(0).z());
        way.forEach(pose -> path.lineTo(pose.x(), pose.z()));
        metres.setColor(WAY);
        metres.setStroke(new BasicStroke(0.1f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        metres.draw(path);
        Pose now = way.get(way.size() - 1);
        Path2D arrow = new Path2D.Double();
        corner(arrow, now, 0.42, 0);
        corner(arrow, now, 0.28, 2.5);
        corner(arrow, now, 0.28, -2.5);
        arrow.closePath();
        metres.fill(arrow);
    }

    private static void corner(Path2D arrow, Pose pose, double metres, double offAxisRadians) {
        double yaw = pose.yawRadians() + offAxisRadians;
        double x = pose.x() - metres * Math.sin(yaw);
        double z = pose.z() - metres * Math.cos(yaw);
        if (arrow.getCurrentPoint() == null) {
            arrow.moveTo(x, z);
        } else {
            arrow.lineTo(x, z);
        }
    }

    private static void fill(Graphics2D metres, Area area, Color colour, double growMetres) {
        metres.setColor(colour);
        metres.fill(rectangle(area, growMetres));
    }

    private static Rectangle2D rectangle(Area area, double growMetres) {
        return new Rectangle2D.Double(
                area.minX() - growMetres,
                area.minZ() - growMetres,
                area.maxX() - area.minX() + 2 * growMetres,
                area.maxZ() - area.minZ() + 2 * growMetres);
    }

    private static Ellipse2D circle(double x, double z, double radius) {
        return new Ellipse2D.Double(x - radius, z - radius, 2 * radius, 2 * radius);
    }
}
