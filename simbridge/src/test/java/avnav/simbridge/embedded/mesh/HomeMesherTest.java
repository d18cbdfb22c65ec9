package avnav.simbridge.embedded.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.home.Room;
import avnav.simbridge.embedded.home.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HomeMesherTest {

    private static final double SINGLE_PRECISION = 1e-4;

    private final FurnitureCatalogue furniture = FurnitureCatalogue.load();
    private final HomeMesher mesher = new HomeMesher(furniture, 1.0);
    private final List<Home> homes = homes();

    private List<Home> homes() {
        Homes source = new Homes(furniture);
        List<Home> homes = new ArrayList<>();
        for (String name : Homes.names(HomeSplit.VAL)) {
            homes.add(source.byName(name));
        }
        return homes;
    }

    @Test
    void coversWallsFloorAndCeilingButNoOpening() {
        for (Home home : homes) {
            for (RoomMesh mesh : mesher.build(home).rooms()) {
                Room room = home.rooms().get(mesh.room());
                Box air = room.air();
                double walls = 2 * (air.sizeX() + air.sizeZ()) * air.sizeY();
                for (Doorway doorway : home.doorways()) {
                    if (doorway.roomA() == mesh.room() || doorway.roomB() == mesh.room()) {
                        Box way = doorway.air();
                        walls -= way.sizeY() * (doorway.acrossX() ? way.sizeZ() : way.sizeX());
                    }
                }
                for (Window window : home.windows()) {
                    if (window.room() == mesh.room()) {
                        Box pane = window.pane();
                        walls -= pane.sizeY() * Math.max(pane.sizeX(), pane.sizeZ());
                    }
                }
                double wanted = walls + 2 * air.sizeX() * air.sizeZ();
                assertThat(areaOnPlanesOf(air, mesh.shell())).isCloseTo(wanted, offset(0.01));
            }
        }
    }

    private static double areaOnPlanesOf(Box air, Mesh shell) {
        double area = 0;
        for (int triangle = 0; triangle < shell.triangleCount(); triangle++) {
            double[] normal = normal(shell, triangle);
            area += onPlane(air, shell, triangle) ? length(normal) / 2 : 0;
        }
        return area;
    }

    @Test
    void turnsEveryTriangleOfTheShellTowardsTheAir() {
        for (Home home : homes) {
            for (RoomMesh mesh : mesher.build(home).rooms()) {
                Box air = home.rooms().get(mesh.room()).air();
                for (int triangle = 0; triangle < mesh.shell().triangleCount(); triangle++) {
                    if (onPlane(air, mesh.shell(), triangle)) {
                        double[] normal = normal(mesh.shell(), triangle);
                        double[] middle = middle(mesh.shell(), triangle);
                        double step = 0.02 / length(normal);
                        assertThat(air.contains(
                                        middle[0] + step * normal[0],
                                        middle[1] + step * normal[1],
                                        middle[2] + step * normal[2]))
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void cutsPanelsIntoQuadsOfTheWantedSize() {
        HomeMesh mesh = new HomeMesher(furniture, 0.5).build(homes.get(0));
        for (RoomMesh room : mesh.rooms()) {
            for (int triangle = 0; triangle < room.shell().triangleCount(); triangle++) {
                assertThat(length(normal(room.shell(), triangle)) / 2).isLessThan(0.5 * 0.5 / 2 + SINGLE_PRECISION);
            }
        }
        assertThatThrownBy(() -> new HomeMesher(furniture, 0)).hasMessageContaining("Maybe use 1.0");
    }

    @Test
    void putsFurnitureIntoTheBoundsOfItsFurnishing() {
        for (Home home : homes) {
            for (RoomMesh room : mesher.build(home).rooms()) {
                for (PlacedMesh piece : room.furniture()) {
                    Box wanted = piece.furnishing().bounds();
                    Box fine = bounds(piece.fine());
                    assertThat(piece.furnishing().room()).isEqualTo(room.room());
                    assertThat(fine.minX()).as("%s", piece.furnishing()).isCloseTo(wanted.minX(), offset(0.02));
                    assertThat(fine.maxX()).as("%s", piece.furnishing()).isCloseTo(wanted.maxX(), offset(0.02));
                    assertThat(fine.minY()).as("%s", piece.furnishing()).isCloseTo(wanted.minY(), offset(0.02));
                    assertThat(fine.minZ()).as("%s", piece.furnishing()).isCloseTo(wanted.minZ(), offset(0.02));
                    assertThat(fine.maxZ()).as("%s", piece.furnishing()).isCloseTo(wanted.maxZ(), offset(0.02));
                }
            }
        }
    }

    @Test
    void linesEveryDoorwayWithoutStandingInIt() {
        for (Home home : homes) {
            HomeMesh mesh = mesher.build(home);
            assertThat(mesh.doorways()).hasSameSizeAs(home.doorways());
            for (int i = 0; i < mesh.doorways().size(); i++) {
                Box way = home.doorways().get(i).air();
                Mesh lining = mesh.doorways().get(i);
                for (int triangle = 0; triangle < lining.triangleCount(); triangle++) {
                    double[] middle = middle(lining, triangle);
                    boolean inside = middle[0] > way.minX() + 1e-3
                            && middle[0] < way.maxX() - 1e-3
                            && middle[1] > way.minY() + 1e-3
                            && middle[1] < way.maxY() - 1e-3
                            && middle[2] > way.minZ() + 1e-3
                            && middle[2] < way.maxZ() - 1e-3;
                    assertThat(inside).isFalse();
                }
            }
        }
    }

    private static boolean onPlane(Box air, Mesh mesh, int triangle) {
        double[][] planes = {{air.minX(), air.maxX()}, {air.minY(), air.maxY()}, {air.minZ(), air.maxZ()}};
        for (int axis = 0; axis < 3; axis++) {
            for (double plane : planes[axis]) {
                boolean all = true;
                for (int corner = 0; corner < 3; corner++) {
                    double at = mesh.positions()[mesh.triangles()[triangle * 3 + corner] * 3 + axis];
                    all &= Math.abs(at - plane) < SINGLE_PRECISION;
                }
                String material =
                        mesh.materials().get(mesh.triangleMaterial()[triangle]).name();
                if (all && !material.equals("trim-paint")) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double[] point(Mesh mesh, int triangle, int corner) {
        int vertex = mesh.triangles()[triangle * 3 + corner];
        return new double[] {
            mesh.positions()[vertex * 3], mesh.positions()[vertex * 3 + 1], mesh.positions()[vertex * 3 + 2]
        };
    }

    private static double[] middle(Mesh mesh, int triangle) {
        double[] middle = new double[3];
        for (int corner = 0; corner < 3; corner++) {
            double[] point = point(mesh, triangle, corner);
            for (int axis = 0; axis < 3; axis++) {
                middle[axis] += point[axis] / 3;
            }
        }
        return middle;
    }

    private static double[] normal(Mesh mesh, int triangle) {
        double[] a = point(mesh, triangle, 0);
        double[] b = point(mesh, triangle, 1);
        double[] c = point(mesh, triangle, 2);
        double[] normal = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            int next = (axis + 1) % 3;
            int last = (axis + 2) % 3;
            normal[axis] = (b[next] - a[next]) * (c[last] - a[last]) - (b[last] - a[last]) * (c[next] - a[next]);
        }
        return normal;
    }

    private static double length(double[] vector) {
        return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    }

    private static Box bounds(Mesh mesh) {
        double[] low = {1e9, 1e9, 1e9};
        double[] high = {-1e9, -1e9, -1e9};
        for (int i = 0; i < mesh.positions().length; i++) {
            low[i % 3] = Math.min(low[i % 3], mesh.positions()[i]);
            high[i % 3] = Math.max(high[i % 3], mesh.positions()[i]);
        }
        return new Box(low[0], low[1], low[2], high[0], high[1], high[2]);
    }
}
