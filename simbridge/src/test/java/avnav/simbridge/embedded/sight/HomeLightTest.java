package avnav.simbridge.embedded.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Doorway;
import avnav.simbridge.embedded.mesh.Material;
import avnav.simbridge.embedded.mesh.Mesh;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Light in one small room with a lamp below the middle of the ceiling. */
class HomeLightTest {

    private static final Box AIR = new Box(0, 0, 0, 4, 2.5, 4);
    private static final double[] WHITE = {1, 1, 1};
    private static final Emitter LAMP = Emitter.lamp(2, 2.2, 2, WHITE);

    private static RoomLight room(List<Mesh> pieces, Emitter... emitters) {
        boolean[] casting = new boolean[pieces.size()];
        Arrays.fill(casting, true);
        RoomLight room = new RoomLight(AIR, new Occluders(pieces, casting), List.of(emitters));
        double[][] albedo = new double[6][];
        Arrays.fill(albedo, new double[] {0.5, 0.5, 0.5});
        room.reflect(albedo);
        return room;
    }

    private static double onFloor(RoomLight room, double x, double z) {
        double[] sum = new double[3];
        room.irradiance(x, 0.001, z, 0, 1, 0, -1, sum);
        return sum[0];
    }

    /** A flat square that faces up. */
    private static Mesh slab(double x, double z, double height, double half) {
        float[] corners = new float[12];
        for (int i = 0; i < 4; i++) {
            corners[3 * i] = (float) (x + (i == 0 || i == 3 ? -half : half));
            corners[3 * i + 1] = (float) height;
            corners[3 * i + 2] = (float) (z + (i < 2 ? half : -half));
        }
        Material plain = new Material("plain", 0xffffff, Optional.empty(), false);
        return new Mesh(corners, new float[8], new int[] {0, 1, 2, 0, 2, 3}, new int[2], List.of(plain));
    }

    @Test
    void cornersOfTheFloorAreDarkerThanItsMiddle() {
        RoomLight room = room(List.of(), LAMP);
        assertThat(onFloor(room, 0.05, 0.05)).isLessThan(0.6 * onFloor(room, 2, 2));
        assertThat(onFloor(room, 0.05, 0.05)).isPositive();
    }

    @Test
    void aLampFallsOffWithTheSquareOfTheDistance() {
        double near = LAMP.arriving(2, 1.2, 2, 0, 1, 0);
        double far = LAMP.arriving(2, 0.2, 2, 0, 1, 0);
        assertThat(near).isCloseTo(1, within(1e-9));
        assertThat(far).isCloseTo(0.25, within(1e-9));
        assertThat(LAMP.arriving(2, 0.2, 2, 0, -1, 0)).as("from behind").isZero();
    }

    @Test
    void whatHangsUnderTheLampShadesTheFloorBelowButNotBeside() {
        RoomLight empty = room(List.of(), LAMP);
        RoomLight shaded = room(List.of(slab(2, 2, 1.1, 0.3)), LAMP);
        assertThat(onFloor(shaded, 2, 2)).isLessThan(0.7 * onFloor(empty, 2, 2));
        assertThat(onFloor(shaded, 3.5, 2)).isGreaterThan(0.9 * onFloor(empty, 3.5, 2));
    }

    @Test
    void twoLampsGiveTheSumOfBoth() {
        Emitter second = Emitter.lamp(1, 2, 3, new double[] {0.3, 0.3, 0.3});
        double together = onFloor(room(List.of(), LAMP, second), 1, 1);
        double apart = onFloor(room(List.of(), LAMP), 1, 1) + onFloor(room(List.of(), second), 1, 1);
        assertThat(together).isCloseTo(apart, within(1e-9));
    }

    @Test
    void lightFromTheNextRoomComesThroughItsDoorwayOnly() {
        Doorway doorway = new Doorway(0, 1, true, new Box(4, 0, 1.5, 4.1, 2, 2.5));
        Emitter beyond = Emitter.lamp(6, 1.5, 2, WHITE).through(doorway);
        assertThat(beyond.reaches(2, 1, 2)).isTrue();
        assertThat(beyond.reaches(2, 1, 0.2)).as("behind the wall beside it").isFalse();
        assertThat(beyond.reaches(3.8, 2.4, 2))
                .as("above the lintel's shadow line")
                .isFalse();
    }

    @Test
    void aTriangleMeetsItsCornersLight() {
        Solid solid = new Solid(slab(0, 0, 1, 0.5), 0);
        solid.paint(0, 1, 0.25, 0.5, 1);
        double[] wanted = {0.25, 0.5, 1};
        for (int corner = 0; corner < 3; corner++) {
            int v = solid.corners[corner];
            int at = 4;
            double light = solid.light[at] * solid.x[v]
                    + solid.light[at + 1] * solid.y[v]
                    + solid.light[at + 2] * solid.z[v]
                    + solid.light[at + 3];
            assertThat(light).isCloseTo(wanted[corner], within(1e-5));
        }
    }

    @Test
    void normalsAreSmoothOverBendsAndSharpAtCreases() {
        float[] places = {0, 0, 0, 1, 0, 0, 1, 0, -1, 2, -0.2f, 0, 1, -1, 0};
        Material plain = new Material("plain", 0xffffff, Optional.empty(), false);
        int[] bend = {0, 1, 2, 1, 3, 2};
        int[] crease = {0, 1, 2, 1, 4, 2};
        double smooth = slantAt(new Mesh(places, new float[10], bend, new int[2], List.of(plain)));
        double sharp = slantAt(new Mesh(places, new float[10], crease, new int[2], List.of(plain)));
        assertThat(smooth).as("leans towards the neighbour").isGreaterThan(0.05);
        assertThat(sharp).isCloseTo(0, within(1e-6));
    }

    private static double slantAt(Mesh mesh) {
        double[] normal =
                new CornerNormals(new Solid(mesh, 0)).lightOf(0, 1, (x, y, z, nx, ny, nz) -> new double[] {nx, ny, nz});
        return normal[0];
    }

    @Test
    void meshesStrayByTheDistanceOfTheirFaces() {
        Mesh low = slab(0, 0, 1, 0.5);
        assertThat(Deviation.between(low, low)).isLessThan(1e-6);
        assertThat(Deviation.between(low, slab(0, 0, 1.2, 0.5))).isCloseTo(0.2, within(1e-6));
        Mesh half = new Mesh(low.positions(), low.uvs(), new int[] {0, 1, 2}, new int[1], low.materials());
        assertThat(Deviation.between(low, half)).as("a missing face").isGreaterThan(0.3);
    }
}
