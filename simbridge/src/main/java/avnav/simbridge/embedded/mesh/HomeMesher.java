package avnav.simbridge.embedded.mesh;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.home.Furnishing;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Room;
import avnav.simbridge.embedded.home.Window;
import avnav.simbridge.embedded.home.Window.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a home's triangles: shells cut around openings, trims, windows and furniture in its place. Keeps painted
 * surfaces, so use one for many homes. Thread-safe.
 */
public final class HomeMesher {

    private static final double SKIRTING_HEIGHT = 0.08;
    private static final double SKIRTING_DEPTH = 0.012;

    private final FurnitureCatalogue furniture;
    private final double mostQuadMetres;
    private final Materials materials = new Materials();

    /** @param mostQuadMetres shells are cut into quads no larger than this, for light per vertex */
    public HomeMesher(FurnitureCatalogue furniture, double mostQuadMetres) {
        if (!(mostQuadMetres >= 0.05)) {
            throw new IllegalArgumentException(
                    "The largest quad (" + mostQuadMetres + " m) must be at least 0.05 m.\nMaybe use 1.0.");
        }
        this.furniture = furniture;
        this.mostQuadMetres = mostQuadMetres;
    }

    public HomeMesh build(Home home) {
        List<RoomMesh> rooms = new ArrayList<>();
        for (int room = 0; room < home.rooms().size(); room++) {
            rooms.add(new RoomMesh(room, shell(home, room), placed(home, room)));
        }
        List<Mesh> doorways = new ArrayList<>();
        for (Doorway doorway : home.doorways()) {
            doorways.add(DoorwayMesh.build(home, doorway, materials, mostQuadMetres));
        }
        return new HomeMesh(rooms, doorways);
    }

    private Mesh shell(Home home, int index) {
        Room room = home.rooms().get(index);
        MeshBuilder builder = new MeshBuilder(mostQuadMetres);
        builder.panel(materials.of(room.floor()), room.floor().tileMetres(), Panel.floor(room.air()));
        builder.panel(materials.of(room.ceiling()), room.ceiling().tileMetres(), Panel.ceiling(room.air()));
        for (Side side : Side.values()) {
            Panel wall = Panel.wall(room.air(), side);
            List<Hole> doors = new ArrayList<>();
            for (Doorway doorway : home.doorways()) {
                if (opensOn(doorway, index, side)) {
                    doors.add(hole(wall, doorway.air()));
                }
            }
            List<Hole> holes = new ArrayList<>(doors);
            for (Window window : home.windows()) {
                if (window.room() == index && window.side() == side) {
                    holes.add(hole(wall, window.pane()));
                    WindowMesh.add(builder, room, window, materials);
                }
            }
            builder.panel(materials.of(room.walls()), room.walls().tileMetres(), wall, holes);
            skirting(builder, wall, doors);
        }
        return builder.build();
    }

    private static boolean opensOn(Doorway doorway, int room, Side side) {
        if (doorway.acrossX()) {
            return side == Side.MAX_X && doorway.roomA() == room || side == Side.MIN_X && doorway.roomB() == room;
        }
        return side == Side.MAX_Z && doorway.roomA() == room || side == Side.MIN_Z && doorway.roomB() == room;
    }

    private static Hole hole(Panel wall, Box opening) {
        double one = along(wall, opening.minX(), opening.minZ());
        double other = along(wall, opening.maxX(), opening.maxZ());
        double floor = wall.origin()[1];
        return new Hole(Math.min(one, other), Math.max(one, other), opening.minY() - floor, opening.maxY() - floor);
    }

    private static double along(Panel wall, double x, double z) {
        return (x - wall.origin()[0]) * wall.u()[0] + (z - wall.origin()[2]) * wall.u()[2];
    }

    private void skirting(MeshBuilder builder, Panel wall, List<Hole> doors) {
        double[] inward = {-wall.u()[2], 0, wall.u()[0]};
        double[] origin = wall.origin().clone();
        origin[0] += inward[0] * SKIRTING_DEPTH;
        origin[2] += inward[2] * SKIRTING_DEPTH;
        List<Hole> gaps = new ArrayList<>();
        for (Hole door : doors) {
            gaps.add(new Hole(door.lowU() - 0.02, door.highU() + 0.02, -1, 1));
        }
        Panel front = new Panel(origin, wall.u(), wall.v(), wall.lengthU(), SKIRTING_HEIGHT, 0, 0);
        double[] top = {origin[0], origin[1] + SKIRTING_HEIGHT, origin[2]};
        double[] outward = {-inward[0], 0, -inward[2]};
        builder.panel(materials.trim(), 1, front, gaps);
        builder.panel(
                materials.trim(), 1, new Panel(top, wall.u(), outward, wall.lengthU(), SKIRTING_DEPTH, 0, 0), gaps);
    }

    private List<PlacedMesh> placed(Home home, int room) {
        List<PlacedMesh> placed = new ArrayList<>();
        for (Furnishing furnishing : home.furnishings()) {
            if (furnishing.room() == room) {
                Mesh fine = place(furniture.mesh(furnishing.piece(), false), furnishing);
                Mesh coarse = place(furniture.mesh(furnishing.piece(), true), furnishing);
                placed.add(new PlacedMesh(furnishing, fine, coarse));
            }
        }
        return placed;
    }

    private static Mesh place(Mesh mesh, Furnishing furnishing) {
        Box bounds = furnishing.bounds();
        double middleX = (bounds.minX() + bounds.maxX()) / 2;
        double middleZ = (bounds.minZ() + bounds.maxZ()) / 2;
        int cos = new int[] {1, 0, -1, 0}[furnishing.quarterTurns()];
        int sin = new int[] {0, 1, 0, -1}[furnishing.quarterTurns()];
        float[] positions = mesh.positions().clone();
        for (int i = 0; i < positions.length; i += 3) {
            double x = positions[i];
            double z = positions[i + 2];
            positions[i] = (float) (middleX + x * cos + z * sin);
            positions[i + 1] = (float) (bounds.minY() + positions[i + 1]);
            positions[i + 2] = (float) (middleZ - x * sin + z * cos);
        }
        return new Mesh(positions, mesh.uvs(), mesh.triangles(), mesh.triangleMaterial(), mesh.materials());
    }
}
