package avnav.simbridge.embedded.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.mesh.Material;
import avnav.simbridge.embedded.mesh.Mesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendererTest {

    /** More than the distance, metres, at which the near plane meets the corner of a picture: what is nearer is cut. */
    private static final double NEAR_CORNER = 0.02;

    /** Of a pixel: how far a ray is moved to see whether it passes an edge. */
    private static final double EDGE = 1e-2;

    /** Of what such a move changes: on a face seen edge-on, float32 is that wrong beside its rim. */
    private static final double STEEP = 0.2;

    /** A room seen from inside, and boxes in it seen from outside. */
    private record Boxes(Box room, List<Box> solids) {

        static Boxes random(SplittableRandom random, int count) {
            List<Box> solids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                double x = random.nextDouble(-4, 3);
                double y = random.nextDouble(0, 2);
                double z = random.nextDouble(-4, 3);
                Box box = new Box(
                        x,
                        y,
                        z,
                        x + random.nextDouble(0.05, 1),
                        y + random.nextDouble(0.05, 1),
                        z + random.nextDouble(0.05, 1));
                if (clearance(box) > NEAR_CORNER) {
                    solids.add(box);
                }
            }
            return new Boxes(new Box(-5, 0, -5, 5, 3, 5), solids);
        }

        /** From the eye at (0, 1.25, 0), metres; 0 inside. */
        private static double clearance(Box box) {
            double x = Math.max(box.minX(), -box.maxX());
            double y = Math.max(box.minY() - 1.25, 1.25 - box.maxY());
            double z = Math.max(box.minZ(), -box.maxZ());
            return Math.sqrt(square(x) + square(y) + square(z));
        }

        private static double square(double beyond) {
            return beyond > 0 ? beyond * beyond : 0;
        }

        Mesh mesh() {
            float[] positions = new float[(solids.size() + 1) * 24];
            int[] triangles = new int[(solids.size() + 1) * 36];
            int[] outward = {
                0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7,
                5
            };
            for (int b = 0; b <= solids.size(); b++) {
                Box box = b == 0 ? room : solids.get(b - 1);
                for (int corner = 0; corner < 8; corner++) {
                    int at = 24 * b + 3 * corner;
                    positions[at] = (float) ((corner & 1) == 0 ? box.minX() : box.maxX());
                    positions[at + 1] = (float) ((corner & 2) == 0 ? box.minY() : box.maxY());
                    positions[at + 2] = (float) ((corner & 4) == 0 ? box.minZ() : box.maxZ());
                }
                for (int i = 0; i < 36; i++) {
                    triangles[36 * b + i] = 8 * b + outward[b == 0 ? 35 - i : i];
                }
            }
            Material material = new Material("box", 0x804020, Optional.empty(), false);
            int[] materials = new int[triangles.length / 3];
            return new Mesh(positions, new float[positions.length / 3 * 2], triangles, materials, List.of(material));
        }

        /** Depth along a ray of unit depth from (0, 1.25, 0). */
        double depth(double dx, double dy, double dz) {
            double depth = leave(room, dx, dy, dz);
            for (Box box : solids) {
                double enter = enter(box, dx, dy, dz);
                if (enter < leave(box, dx, dy, dz) && enter > 0) {
                    depth = Math.min(depth, enter);
                }
            }
            return depth;
        }

        private static double enter(Box box, double dx, double dy, double dz) {
            double x = Math.min(box.minX() / dx, box.maxX() / dx);
            double y = Math.min((box.minY() - 1.25) / dy, (box.maxY() - 1.25) / dy);
            double z = Math.min(box.minZ() / dz, box.maxZ() / dz);
            return Math.max(x, Math.max(y, z));
        }

        private static double leave(Box box, double dx, double dy, double dz) {
            double x = Math.max(box.minX() / dx, box.maxX() / dx);
            double y = Math.max((box.minY() - 1.25) / dy, (box.maxY() - 1.25) / dy);
            double z = Math.max(box.minZ() / dz, box.maxZ() / dz);
            return Math.min(x, Math.min(y, z));
        }
    }

    @Property(tries = 60)
    void depthAgreesWithRaysThroughPixelCentres(@ForAll long seed, @ForAll @IntRange(max = 12) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        Boxes boxes = Boxes.random(random, count);
        Camera camera = new Camera(61, 47, 80, 1.25);
        double yaw = random.nextDouble(-4, 4);
        float[] depth =
                Pictures.depths(new Renderer(camera, Shading.FLAT), Scene.of(boxes.mesh()), new double[] {0, 0, yaw});
        for (int row = 0; row < 47; row++) {
            for (int column = 0; column < 61; column++) {
                double least = Double.POSITIVE_INFINITY;
                double most = 0;
                for (int moved = 0; moved < 9; moved++) {
                    double wanted = depth(boxes, yaw, row + EDGE * (moved / 3 - 1), column + EDGE * (moved % 3 - 1));
                    least = Math.min(least, wanted);
                    most = Math.max(most, wanted);
                }
                double steep = STEEP * (most - least);
                assertThat((double) depth[61 * row + column])
                        .as("depth of pixel (%d, %d)", row, column)
                        .isBetween(least - tolerance(least) - steep, most + tolerance(most) + steep);
            }
        }
    }

    /** Along the ray through a point of a picture of 47 rows and 61 columns, 80 degrees wide. */
    private static double depth(Boxes boxes, double yaw, double row, double column) {
        double half = Math.tan(Math.toRadians(40));
        double x = (2 * (column + 0.5) / 61 - 1) * half;
        double y = (1 - 2 * (row + 0.5) / 47) * half * 47 / 61;
        return boxes.depth(x * Math.cos(yaw) - Math.sin(yaw), y, -x * Math.sin(yaw) - Math.cos(yaw));
    }

    private static double tolerance(double depth) {
        return 1e-4 * depth * depth + 1e-5;
    }

    @ParameterizedTest
    @CsvSource({"1,1", "37,91", "91,37", "1,64", "64,1", "640,480"})
    void drawsPicturesOfAnySize(int width, int height) {
        Scene scene = Scene.of(Boxes.random(new SplittableRandom(7), 9).mesh());
        float[] depth = Pictures.depths(
                new Renderer(new Camera(width, height, 90, 1.25), Shading.LIT), scene, new double[] {0, 0, 0.3});
        assertThat(depth).hasSize(width * height);
        for (float metres : depth) {
            assertThat(metres).isBetween(0.01f, 10f);
        }
    }

    @Test
    void seesNothingOfBackFacesAndWritesBlackAndZero() {
        Mesh mesh = Boxes.random(new SplittableRandom(1), 0).mesh();
        Renderer renderer = new Renderer(new Camera(8, 8, 90, 1.25), Shading.FLAT);
        byte[] rgb = new byte[192];
        float[] depth = new float[64];
        Arrays.fill(rgb, (byte) 9);
        Arrays.fill(depth, 9);
        renderer.render(Scene.of(mesh), 0, 0, 20, 0, rgb, depth);
        assertThat(rgb).containsOnly(0);
        assertThat(depth).containsOnly(0);
    }

    @Test
    void cutsWhatReachesBehindTheEye() {
        Mesh mesh = Boxes.random(new SplittableRandom(1), 0).mesh();
        Renderer renderer = new Renderer(new Camera(5, 5, 90, 1.25), Shading.FLAT);
        float[] depth = Pictures.depths(renderer, Scene.of(mesh), new double[] {4.985, 0, -Math.PI / 2});
        assertThat((double) depth[12]).isCloseTo(0.015, within(1e-5));
        float[] tooNear = Pictures.depths(renderer, Scene.of(mesh), new double[] {4.995, 0, -Math.PI / 2});
        assertThat(tooNear[12]).as("nearer than the near plane").isZero();
    }

    @Test
    void refusesArraysOfTheWrongSize() {
        Scene scene = Scene.of(Boxes.random(new SplittableRandom(1), 0).mesh());
        Renderer renderer = new Renderer(new Camera(4, 4, 90, 1.25), Shading.FLAT);
        assertThatThrownBy(() -> renderer.render(scene, 0, 0, 0, 0, new byte[47], new float[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("47");
        assertThatThrownBy(() -> renderer.render(scene, Double.NaN, 0, 0, 0, new byte[48], new float[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
