package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Room;
import avnav.simbridge.embedded.home.Window;
import avnav.simbridge.embedded.home.Window.Side;

/** A window: reveals, a glowing pane behind them, a frame with mullions and a sill board. */
final class WindowMesh {

    private static final double RECESS = 0.10;
    private static final double BAR_WIDTH = 0.05;
    private static final double BAR_DEPTH = 0.03;
    private static final double SILL_DEPTH = 0.06;
    private static final double SILL_HEIGHT = 0.03;
    private static final double LARGEST_CASEMENT = 0.9;

    private WindowMesh() {}

    static void add(MeshBuilder builder, Room room, Window window, Materials materials) {
        Box pane = window.pane();
        boolean acrossX = window.side() == Side.MIN_X || window.side() == Side.MAX_X;
        boolean low = window.side() == Side.MIN_X || window.side() == Side.MIN_Z;
        Box niche = outwards(pane, acrossX, low ? -RECESS : 0, low ? 0 : RECESS);
        Panel glass = Panel.wall(niche, window.side());
        Panel fitted = new Panel(glass.origin(), glass.u(), glass.v(), glass.lengthU(), glass.lengthV(), 0, 0);
        builder.panel(materials.sky(), Math.max(glass.lengthU(), glass.lengthV()), fitted);
        builder.panel(materials.trim(), 1, Panel.floor(niche));
        builder.panel(materials.of(room.walls()), room.walls().tileMetres(), Panel.ceiling(niche));
        for (Side side : acrossX ? new Side[] {Side.MIN_Z, Side.MAX_Z} : new Side[] {Side.MIN_X, Side.MAX_X}) {
            builder.panel(materials.of(room.walls()), room.walls().tileMetres(), Panel.wall(niche, side));
        }
        bars(builder, niche, glass, acrossX, low, materials.trim());
        Box sill = new Box(pane.minX(), pane.minY() - SILL_HEIGHT, pane.minZ(), pane.maxX(), pane.minY(), pane.maxZ());
        solid(builder, outwards(sill, acrossX, low ? 0 : -SILL_DEPTH, low ? SILL_DEPTH : 0), materials.trim());
    }

    private static Box outwards(Box flat, boolean acrossX, double below, double above) {
        return acrossX
                ? new Box(flat.minX() + below, flat.minY(), flat.minZ(), flat.maxX() + above, flat.maxY(), flat.maxZ())
                : new Box(flat.minX(), flat.minY(), flat.minZ() + below, flat.maxX(), flat.maxY(), flat.maxZ() + above);
    }

    private static void bars(
            MeshBuilder builder, Box niche, Panel glass, boolean acrossX, boolean low, Material paint) {
        double depthLow = acrossX
                ? (low ? niche.minX() : niche.maxX() - BAR_DEPTH)
                : (low ? niche.minZ() : niche.maxZ() - BAR_DEPTH);
        double from = acrossX ? niche.minZ() : niche.minX();
        double to = acrossX ? niche.maxZ() : niche.maxX();
        int casements = Math.max(1, (int) Math.round(glass.lengthU() / LARGEST_CASEMENT));
        for (int bar = 0; bar <= casements; bar++) {
            double middle = from + BAR_WIDTH / 2 + (to - from - BAR_WIDTH) * bar / casements;
            Box upright =
                    bar(acrossX, depthLow, middle - BAR_WIDTH / 2, middle + BAR_WIDTH / 2, niche.minY(), niche.maxY());
            solid(builder, upright, paint);
        }
        solid(builder, bar(acrossX, depthLow, from, to, niche.minY(), niche.minY() + BAR_WIDTH), paint);
        solid(builder, bar(acrossX, depthLow, from, to, niche.maxY() - BAR_WIDTH, niche.maxY()), paint);
    }

    private static Box bar(boolean acrossX, double depthLow, double from, double to, double minY, double maxY) {
        return acrossX
                ? new Box(depthLow, minY, from, depthLow + BAR_DEPTH, maxY, to)
                : new Box(from, minY, depthLow, to, maxY, depthLow + BAR_DEPTH);
    }

    private static void solid(MeshBuilder builder, Box box, Material paint) {
        for (Panel face : Panel.outside(box)) {
            builder.panel(paint, 1, face);
        }
    }
}
