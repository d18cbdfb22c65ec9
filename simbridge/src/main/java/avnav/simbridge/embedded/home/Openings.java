package avnav.simbridge.embedded.home;

import avnav.simbridge.embedded.home.Draft.SharedWall;
import avnav.simbridge.embedded.home.OuterWalls.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts doorways and windows into a draft's walls. */
final class Openings {

    private static final int DOOR_HEIGHT_MILLIMETRES = 2050;
    private static final int WIDE_HEIGHT_MILLIMETRES = 2200;
    private static final int CORNER_MILLIMETRES = 100;
    private static final double LIKED_ENOUGH_FOR_A_LOOP = 2.5;

    private final Draft draft;
    private final Programme programme;
    private final Draws draws;

    Openings(Draft draft, Programme programme, Draws draws) {
        this.draft = draft;
        this.programme = programme;
        this.draws = draws;
    }

    /** Doors of the tree that reaches every room, then some more that close loops. */
    List<Doorway> doorways() {
        List<SharedWall> walls = draft.sharedWalls(Connection.LEAST_WALL_MILLIMETRES);
        List<SharedWall> chosen = new ArrayList<>(Connection.tree(draft, walls, programme.taste()));
        int loops = draws.between(0, 2);
        for (SharedWall wall : draws.shuffled(walls)) {
            RoomKind one = draft.cells().get(wall.roomA()).kind();
            RoomKind other = draft.cells().get(wall.roomB()).kind();
            boolean liked = Connection.cost(one, other, programme.taste()) <= LIKED_ENOUGH_FOR_A_LOOP
                    && one != RoomKind.BATHROOM
                    && other != RoomKind.BATHROOM;
            if (!chosen.contains(wall) && (openPlan(one, other) || liked && loops-- > 0)) {
                chosen.add(wall);
            }
        }
        List<Doorway> doorways = new ArrayList<>();
        for (SharedWall wall : chosen) {
            doorways.add(doorway(wall));
        }
        doorways.sort(Comparator.comparingInt(Doorway::roomA).thenComparingInt(Doorway::roomB));
        return doorways;
    }

    /** Two parts of one L-shaped space always open into each other. */
    private static boolean openPlan(RoomKind one, RoomKind other) {
        return one == other && (one == RoomKind.LIVING || one == RoomKind.CORRIDOR);
    }

    private Doorway doorway(SharedWall wall) {
        RoomKind one = draft.cells().get(wall.roomA()).kind();
        RoomKind other = draft.cells().get(wall.roomB()).kind();
        int most = wall.length() - 2 * CORNER_MILLIMETRES;
        boolean shared = Programme.isPublic(one) && Programme.isPublic(other);
        boolean wide = most >= 1400 && (openPlan(one, other) || shared && draws.chance(60));
        int width = wide
                ? Math.min(draws.stepped(1400, 2000, 50), most / 50 * 50)
                : Math.min(draws.stepped(800, 1000, 50), most / 50 * 50);
        int slack = most - width;
        int offset =
                switch (draws.between(0, 4)) {
                    case 0, 1 -> Math.min(slack, draws.stepped(0, 150, 50));
                    case 2, 3 -> Math.max(0, slack - draws.stepped(0, 150, 50));
                    default -> slack / 100 * 50;
                };
        int low = wall.low() + CORNER_MILLIMETRES + offset;
        int half = Draft.HALF_WALL_MILLIMETRES;
        Plot air = wall.acrossX()
                ? new Plot(wall.at() - half, low, wall.at() + half, low + width)
                : new Plot(low, wall.at() - half, low + width, wall.at() + half);
        int height = wide ? WIDE_HEIGHT_MILLIMETRES : DOOR_HEIGHT_MILLIMETRES;
        return new Doorway(wall.roomA(), wall.roomB(), wall.acrossX(), air.box(0, height));
    }

    /** One window in most outer walls, the longest walls first. */
    List<Window> windows() {
        List<Window> windows = new ArrayList<>();
        for (int room = 0; room < draft.cells().size(); room++) {
            RoomKind kind = draft.cells().get(room).kind();
            List<Stretch> stretches =
                    OuterWalls.of(draft.cells().get(room), draft, kind == RoomKind.BATHROOM ? 900 : 1300);
            stretches.sort(Comparator.comparingInt(Stretch::length).reversed());
            int most = kind == RoomKind.LIVING ? 3 : kind == RoomKind.BATHROOM || kind == RoomKind.CORRIDOR ? 1 : 2;
            for (int i = 0; i < Math.min(most, stretches.size()); i++) {
                if (i == 0 || draws.chance(60)) {
                    windows.add(window(room, kind, stretches.get(i)));
                }
            }
        }
        return windows;
    }

    private Window window(int room, RoomKind kind, Stretch stretch) {
        boolean small = kind == RoomKind.BATHROOM;
        boolean tall = kind == RoomKind.LIVING && draws.chance(40);
        int widest = small ? 700 : stretch.length() > 3600 ? 2400 : 1800;
        int width = Math.min(draws.stepped(widest - 400, widest, 50), (stretch.length() - 400) / 50 * 50);
        int slack = stretch.length() - width;
        int low = stretch.low() + slack / 2 + draws.stepped(-slack / 8, slack / 8, 1);
        int sill = small ? 1400 : tall ? 150 : 900;
        int head = small ? 2000 : draws.stepped(2100, 2250, 50);
        boolean acrossX = stretch.side() == Window.Side.MIN_X || stretch.side() == Window.Side.MAX_X;
        Plot pane = acrossX
                ? new Plot(stretch.at(), low, stretch.at(), low + width)
                : new Plot(low, stretch.at(), low + width, stretch.at());
        return new Window(room, stretch.side(), pane.box(sill, head));
    }
}
