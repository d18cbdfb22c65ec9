package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Doorway;
import java.util.Arrays;

/**
 * The rooms that a view can show, nearest first, each with the part of the screen that it may fill: the room of the eye
 * fills the screen, the room beyond a doorway what the doorway lets through. When the eye is in no room every room may
 * fill the screen.
 */
final class VisibleCells {

    private final boolean culling;
    private ScreenRectangle[] rectangles = new ScreenRectangle[0];
    private double[] distances = new double[0];
    private int[] order = new int[0];
    private boolean[] onPath = new boolean[0];
    private int count;

    VisibleCells(boolean culling) {
        this.culling = culling;
    }

    int count() {
        return count;
    }

    /** Index of the i-th nearest visible room. */
    int cell(int i) {
        return order[i];
    }

    ScreenRectangle rectangle(int i) {
        return rectangles[order[i]];
    }

    /** What the rooms on both sides of a doorway may fill; empty when neither is visible. */
    ScreenRectangle aroundDoorway(Doorway doorway) {
        ScreenRectangle a = rectangles[doorway.roomA()];
        ScreenRectangle b = rectangles[doorway.roomB()];
        if (a == null || b == null) {
            return a != null ? a : b != null ? b : ScreenRectangle.EMPTY;
        }
        return a.union(b);
    }

    void find(Scene scene, View view) {
        int cells = scene.cells.size();
        if (cells > order.length) {
            rectangles = new ScreenRectangle[cells];
            distances = new double[cells];
            order = new int[cells];
            onPath = new boolean[cells];
        }
        Arrays.fill(rectangles, null);
        boolean inside = false;
        if (culling) {
            for (int i = 0; i < cells; i++) {
                if (scene.cells.get(i).air().contains(view.eyeX, view.eyeY, view.eyeZ)) {
                    inside = true;
                    look(scene, view, i, view.screen());
                }
            }
            for (Doorway doorway : scene.doorways) {
                if (doorway.air().contains(view.eyeX, view.eyeY, view.eyeZ)) {
                    inside = true;
                    look(scene, view, doorway.roomA(), view.screen());
                    look(scene, view, doorway.roomB(), view.screen());
                }
            }
        }
        if (!inside) {
            Arrays.fill(rectangles, 0, cells, view.screen());
        }
        sort(scene, view);
    }

    private void look(Scene scene, View view, int cell, ScreenRectangle through) {
        ScreenRectangle known = rectangles[cell];
        rectangles[cell] = known == null ? through : known.union(through);
        onPath[cell] = true;
        for (Doorway doorway : scene.doorways) {
            int next = doorway.roomA() == cell ? doorway.roomB() : doorway.roomA();
            if ((doorway.roomA() == cell || doorway.roomB() == cell) && !onPath[next]) {
                ScreenRectangle seen = view.bounds(doorway.air(), through);
                if (!seen.isEmpty()) {
                    look(scene, view, next, seen);
                }
            }
        }
        onPath[cell] = false;
    }

    private void sort(Scene scene, View view) {
        count = 0;
        for (int cell = 0; cell < scene.cells.size(); cell++) {
            if (rectangles[cell] != null) {
                distances[cell] = view.distanceTo(scene.cells.get(cell).air());
                int at = count++;
                while (at > 0 && distances[order[at - 1]] > distances[cell]) {
                    order[at] = order[at - 1];
                    at--;
                }
                order[at] = cell;
            }
        }
    }
}
