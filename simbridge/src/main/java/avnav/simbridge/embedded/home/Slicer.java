package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.home.Draft.Cell;
import avnav.simbridge.embedded.home.Programme.Space;
import java.util.ArrayList;
import java.util.List;

/** Cuts a rectangle into a programme's rooms at random: guillotine cuts, and corridors with rooms on their sides. */
final class Slicer {

    private static final int GRID_MILLIMETRES = 50;
    private static final int LEAST_DEPTH_BESIDE_CORRIDOR = 1900;
    /** A plot not deeper than its corridor and this is cut without one; below it nothing is left to slice. */
    private static final int LEAST_REMAINDER = 200;

    private final Draws draws;
    private final List<Cell> cells = new ArrayList<>();
    private final List<Plot> courts = new ArrayList<>();
    private int corridorsLeft;

    private Slicer(Draws draws, int corridors) {
        this.draws = draws;
        this.corridorsLeft = corridors;
    }

    static Draft slice(Programme programme, Draws draws) {
        double area = 7.5 * programme.corridors();
        for (Space space : programme.spaces()) {
            area += space.areaSquareMetres() * 1.07;
        }
        double aspect = draws.between(100, 190) / 100.0;
        int sizeX = onGrid(1000 * Math.sqrt(area * aspect));
        int sizeZ = onGrid(1000 * Math.sqrt(area / aspect));
        Plot outline = draws.chance(50) ? new Plot(0, 0, sizeX, sizeZ) : new Plot(0, 0, sizeZ, sizeX);
        Slicer slicer = new Slicer(draws, programme.corridors());
        slicer.slice(outline, programme.spaces());
        return new Draft(List.copyOf(slicer.cells), List.copyOf(slicer.courts));
    }

    private static int onGrid(double millimetres) {
        return (int) Math.rint(millimetres / GRID_MILLIMETRES) * GRID_MILLIMETRES;
    }

    private void slice(Plot plot, List<Space> spaces) {
        if (spaces.size() == 1) {
            if (spaces.get(0).court()) {
                courts.add(plot);
            } else {
                cells.add(new Cell(spaces.get(0).kind(), plot));
            }
        } else if (corridorsLeft > 0 && spaces.size() > 2 && draws.chance(spaces.size() > 6 ? 35 : 65)) {
            corridor(plot, spaces);
        } else {
            cut(plot, spaces);
        }
    }

    private void cut(Plot plot, List<Space> spaces) {
        int first = draws.between(1, spaces.size() - 1);
        boolean acrossX = acrossLongSide(plot, 80);
        int at = split(plot, acrossX, share(spaces, first), 0);
        boolean lowerFirst = draws.chance(50);
        at = lowerFirst ? at : mirrored(plot, acrossX, at);
        slice(lowerFirst ? plot.below(acrossX, at) : plot.above(acrossX, at), spaces.subList(0, first));
        slice(lowerFirst ? plot.above(acrossX, at) : plot.below(acrossX, at), spaces.subList(first, spaces.size()));
    }

    private void corridor(Plot plot, List<Space> spaces) {
        corridorsLeft--;
        boolean acrossX = !acrossLongSide(plot, 85);
        int width = draws.stepped(1250, 1700, GRID_MILLIMETRES);
        int depth = (acrossX ? plot.sizeX() : plot.sizeZ()) - width;
        if (depth < LEAST_REMAINDER) {
            cut(plot, spaces);
            return;
        }
        int first = draws.between(1, spaces.size() - 1);
        int low = split(plot, acrossX, share(spaces, first), width);
        int start = acrossX ? plot.minX() : plot.minZ();
        boolean thin = low - start < LEAST_DEPTH_BESIDE_CORRIDOR || depth - low + start < LEAST_DEPTH_BESIDE_CORRIDOR;
        if (thin) {
            boolean atLowSide = draws.chance(50);
            low = atLowSide ? start : start + depth;
            cells.add(new Cell(RoomKind.CORRIDOR, strip(plot, acrossX, low, width)));
            slice(atLowSide ? plot.above(acrossX, low + width) : plot.below(acrossX, low), spaces);
        } else {
            cells.add(new Cell(RoomKind.CORRIDOR, strip(plot, acrossX, low, width)));
            slice(plot.below(acrossX, low), spaces.subList(0, first));
            slice(plot.above(acrossX, low + width), spaces.subList(first, spaces.size()));
        }
    }

    private static Plot strip(Plot plot, boolean acrossX, int low, int width) {
        return plot.above(acrossX, low).below(acrossX, low + width);
    }

    private boolean acrossLongSide(Plot plot, int percent) {
        boolean longX = plot.sizeX() > plot.sizeZ();
        boolean clear = plot.longSide() * 10L > plot.shortSide() * 16L;
        return clear || draws.chance(percent) ? longX : !longX;
    }

    private static int split(Plot plot, boolean acrossX, double share, int taken) {
        int start = acrossX ? plot.minX() : plot.minZ();
        int length = (acrossX ? plot.sizeX() : plot.sizeZ()) - taken;
        return start + onGrid(length * share);
    }

    private static int mirrored(Plot plot, boolean acrossX, int at) {
        return acrossX ? plot.minX() + plot.maxX() - at : plot.minZ() + plot.maxZ() - at;
    }

    private static double share(List<Space> spaces, int first) {
        double part = 0;
        double all = 0;
        for (int i = 0; i < spaces.size(); i++) {
            double area = spaces.get(i).areaSquareMetres();
            part += i < first ? area : 0;
            all += area;
        }
        return part / all;
    }
}
