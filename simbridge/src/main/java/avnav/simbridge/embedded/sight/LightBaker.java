package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.furniture.FurniturePiece;
import avnav.simbridge.embedded.furniture.FurniturePiece.Placement;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.mesh.HomeMesh;
import avnav.simbridge.embedded.mesh.PlacedMesh;
import avnav.simbridge.embedded.mesh.RoomMesh;
import java.util.ArrayList;
import java.util.List;

/** Computes a home's light once: maps on the rooms' faces, values at the corners of everything else. */
final class LightBaker {

    private static final double TEXEL_METRES = 0.2;
    private static final double EXPOSURE = 1.25;

    private final Home home;
    private final List<RoomLight> rooms = new ArrayList<>();
    final List<LightMap> maps = new ArrayList<>();

    LightBaker(Home home, HomeMesh mesh, FurnitureCatalogue furniture) {
        this.home = home;
        List<List<Emitter>> emitters = new ArrayList<>();
        for (int room = 0; room < home.rooms().size(); room++) {
            emitters.add(Lamps.of(home, room, furniture));
            Box air = home.rooms().get(room).air();
            rooms.add(new RoomLight(air, occluders(mesh.rooms().get(room), furniture), emitters.get(room)));
            rooms.get(room).reflect(Lamps.albedo(home.rooms().get(room)));
        }
        for (Doorway doorway : home.doorways()) {
            int a = doorway.roomA();
            int b = doorway.roomB();
            double[] fromA = rooms.get(a).reflectedMean();
            double[] fromB = rooms.get(b).reflectedMean();
            rooms.get(a).add(Lamps.through(doorway, a, emitters.get(b), fromB));
            rooms.get(b).add(Lamps.through(doorway, b, emitters.get(a), fromA));
        }
        for (int room = 0; room < home.rooms().size(); room++) {
            rooms.get(room).reflect(Lamps.albedo(home.rooms().get(room)));
        }
    }

    private static Occluders occluders(RoomMesh room, FurnitureCatalogue furniture) {
        boolean[] casting = new boolean[room.furniture().size()];
        for (int i = 0; i < casting.length; i++) {
            FurniturePiece piece =
                    furniture.piece(room.furniture().get(i).furnishing().piece());
            casting[i] = piece.placement() != Placement.RUG
                    && piece.placement() != Placement.ON_CEILING
                    && !piece.category().equals("floor-lamp");
        }
        return new Occluders(room.furniture().stream().map(PlacedMesh::coarse).toList(), casting);
    }

    /** Lights a room's shell: maps for what lies on the six faces, corners for the rest. */
    void lightShell(int room, Solid shell) {
        FaceGrid[] grids = new FaceGrid[6];
        int[] mapOf = new int[6];
        Box air = home.rooms().get(room).air();
        for (int face = 0; face < 6; face++) {
            grids[face] = FaceGrid.of(air, face, TEXEL_METRES);
            mapOf[face] = maps.size();
            maps.add(map(room, grids[face]));
        }
        CornerNormals normals = new CornerNormals(shell);
        for (int t = 0; t < shell.triangleCount; t++) {
            int face = faceOf(grids, shell, t);
            if (face >= 0) {
                shell.mapLight(t, mapOf[face], grids[face]);
            } else {
                lightCorners(room, shell, t, normals, -1);
            }
        }
    }

    /** Lights something that stands in a room by its corners; {@code own} is its place among the room's pieces. */
    void lightCorners(int room, Solid solid, int own) {
        CornerNormals normals = new CornerNormals(solid);
        for (int t = 0; t < solid.triangleCount; t++) {
            lightCorners(room, solid, t, normals, own);
        }
    }

    private void lightCorners(int room, Solid solid, int t, CornerNormals normals, int own) {
        double[][] light = new double[3][];
        for (int corner = 0; corner < 3; corner++) {
            light[corner] = normals.lightOf(t, corner, (x, y, z, nx, ny, nz) -> {
                double[] sum = new double[3];
                rooms.get(room).irradiance(x, y, z, nx, ny, nz, own, sum);
                return displayed(sum);
            });
        }
        for (int channel = 0; channel < 3; channel++) {
            solid.paint(t, channel, light[0][channel], light[1][channel], light[2][channel]);
        }
    }

    private LightMap map(int room, FaceGrid grid) {
        float[] rgb = new float[3 * grid.count()];
        for (int i = 0; i < grid.count(); i++) {
            double[] sum = new double[3];
            rooms.get(room).irradiance(grid.x(i), grid.y(i), grid.z(i), grid.nx(), grid.ny(), grid.nz(), -1, sum);
            displayed(sum);
            for (int channel = 0; channel < 3; channel++) {
                rgb[3 * i + channel] = (float) sum[channel];
            }
        }
        return new LightMap(grid.columns(), grid.rows(), rgb);
    }

    private static int faceOf(FaceGrid[] grids, Solid shell, int t) {
        for (int face = 0; face < 6; face++) {
            int on = 0;
            for (int corner = 0; corner < 3; corner++) {
                int v = shell.corners[3 * t + corner];
                float[] n = shell.planes;
                on += grids[face].holds(shell.x[v], shell.y[v], shell.z[v], n[4 * t], n[4 * t + 1], n[4 * t + 2])
                        ? 1
                        : 0;
            }
            if (on == 3) {
                return face;
            }
        }
        return -1;
    }

    /** Exposes and encodes in place: bright light is compressed towards 1. */
    private static double[] displayed(double[] linear) {
        for (int channel = 0; channel < 3; channel++) {
            linear[channel] = Srgb.display(1 - StrictMath.exp(-EXPOSURE * linear[channel]));
        }
        return linear;
    }
}
