package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Room;
import avnav.simbridge.embedded.home.Window.Side;
import java.util.List;

/** The lining of a doorway: two jambs, a lintel, a threshold and, around doors, a frame on both walls. */
final class DoorwayMesh {

    private static final double FRAME_WIDTH = 0.07;
    private static final double FRAME_DEPTH = 0.015;
    private static final double WIDEST_WITH_FRAME = 1.2;

    private DoorwayMesh() {}

    static Mesh build(Home home, Doorway doorway, Materials materials, double mostQuadMetres) {
        MeshBuilder builder = new MeshBuilder(mostQuadMetres);
        Room room = home.rooms().get(doorway.roomA());
        Box air = doorway.air();
        boolean framed = (doorway.acrossX() ? air.sizeZ() : air.sizeX()) < WIDEST_WITH_FRAME;
        Material lining = framed ? materials.trim() : materials.of(room.walls());
        double tile = framed ? 1 : room.walls().tileMetres();
        builder.panel(materials.of(room.floor()), room.floor().tileMetres(), Panel.floor(air));
        Box lined = framed ? grown(air, doorway.acrossX(), FRAME_DEPTH, 0, 0) : air;
        builder.panel(lining, tile, Panel.ceiling(lined));
        for (Panel jamb : jambs(lined, doorway.acrossX())) {
            builder.panel(lining, tile, jamb);
        }
        if (framed) {
            frame(builder, materials.trim(), doorway);
        }
        return builder.build();
    }

    private static Panel[] jambs(Box air, boolean acrossX) {
        return acrossX
                ? new Panel[] {Panel.wall(air, Side.MIN_Z), Panel.wall(air, Side.MAX_Z)}
                : new Panel[] {Panel.wall(air, Side.MIN_X), Panel.wall(air, Side.MAX_X)};
    }

    /** The box made longer through the wall, wider along it, and higher. */
    private static Box grown(Box air, boolean acrossX, double through, double along, double up) {
        double x = acrossX ? through : along;
        double z = acrossX ? along : through;
        return new Box(air.minX() - x, air.minY(), air.minZ() - z, air.maxX() + x, air.maxY() + up, air.maxZ() + z);
    }

    private static void frame(MeshBuilder builder, Material paint, Doorway doorway) {
        boolean acrossX = doorway.acrossX();
        Box inner = grown(doorway.air(), acrossX, FRAME_DEPTH, 0, 0);
        Box outer = grown(doorway.air(), acrossX, FRAME_DEPTH, FRAME_WIDTH, FRAME_WIDTH);
        double width = acrossX ? outer.sizeZ() : outer.sizeX();
        Hole opening = new Hole(FRAME_WIDTH, width - FRAME_WIDTH, -1, inner.sizeY());
        Panel[] faces = Panel.outside(outer);
        int firstFace = acrossX ? 0 : 2;
        for (int face = firstFace; face < firstFace + 2; face++) {
            builder.panel(paint, 1, faces[face], List.of(opening));
        }
        double start = acrossX ? outer.minX() : outer.minZ();
        double end = acrossX ? outer.maxX() : outer.maxZ();
        Box near = slab(outer, acrossX, start, start + FRAME_DEPTH);
        Box far = slab(outer, acrossX, end - FRAME_DEPTH, end);
        for (Box slab : new Box[] {near, far}) {
            Panel[] edges = Panel.outside(slab);
            int firstEdge = acrossX ? 2 : 0;
            builder.panel(paint, 1, edges[firstEdge]);
            builder.panel(paint, 1, edges[firstEdge + 1]);
            builder.panel(paint, 1, edges[5]);
        }
    }

    private static Box slab(Box box, boolean acrossX, double low, double high) {
        return acrossX
                ? new Box(low, box.minY(), box.minZ(), high, box.maxY(), box.maxZ())
                : new Box(box.minX(), box.minY(), low, box.maxX(), box.maxY(), high);
    }
}
