package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Furnishing;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Room;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Many small pictures on one sheet, to judge by eye what homes look like. */
public final class ContactSheet {

    private static final int GAP = 4;
    private static final double HEAD_METRES = 1.6;
    private static final int TRIES = 40;

    private final SceneBuilder scenes;
    private final Camera camera;

    /** @param camera of every picture on the sheet */
    public ContactSheet(SceneBuilder scenes, Camera camera) {
        this.scenes = scenes;
        this.camera = camera;
    }

    /**
     * One picture per cell, row by row, the homes taking turns, each from where a person could stand in one of the larger rooms,
     * the place among forty random ones that shows most.
     */
    public BufferedImage draw(List<Home> homes, int columns, int rows, long seed) {
        int stepX = camera.width() + GAP;
        int stepY = camera.height() + GAP;
        BufferedImage sheet = new BufferedImage(columns * stepX + GAP, rows * stepY + GAP, BufferedImage.TYPE_INT_RGB);
        List<Scene> built = homes.stream().map(scenes::build).toList();
        Renderer renderer = new Renderer(camera, Shading.LIT);
        byte[] rgb = new byte[camera.width() * camera.height() * 3];
        float[] depth = new float[camera.width() * camera.height()];
        SplittableRandom random = new SplittableRandom(seed);
        for (int cell = 0; cell < columns * rows; cell++) {
            int home = cell % homes.size();
            int turn = cell / homes.size();
            drawOne(homes.get(home), built.get(home), turn, renderer, random.split(), rgb, depth);
            copy(rgb, sheet, GAP + cell % columns * stepX, GAP + cell / columns * stepY);
        }
        return sheet;
    }

    private void drawOne(
            Home home, Scene scene, int turn, Renderer renderer, SplittableRandom random, byte[] rgb, float[] depth) {
        List<Box> rooms = home.rooms().stream()
                .map(Room::air)
                .sorted(Comparator.comparingDouble(Box::volume).reversed())
                .toList();
        int larger = (rooms.size() + 1) / 2;
        Box air = rooms.get((turn + random.nextInt(larger)) % larger);
        double[] best = {air.minX() + air.sizeX() / 2, air.minZ() + air.sizeZ() / 2, 0};
        int most = -1;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            double x = air.minX() + 0.3 + random.nextDouble() * Math.max(0, air.sizeX() - 0.6);
            double z = air.minZ() + 0.3 + random.nextDouble() * Math.max(0, air.sizeZ() - 0.6);
            double yaw = random.nextDouble() * 2 * StrictMath.PI;
            if (isFree(home, x, z)) {
                renderer.render(scene, x, air.minY(), z, yaw, rgb, depth);
                int edges = edges(depth);
                if (edges > most) {
                    most = edges;
                    best = new double[] {x, z, yaw};
                }
            }
        }
        renderer.render(scene, best[0], air.minY(), best[1], best[2], rgb, depth);
    }

    /** Pixels where something stands clearly before what is left of it; an eighth of them when a sixth of the view is close by. */
    private static int edges(float[] depth) {
        int edges = 0;
        int close = 0;
        for (int i = 1; i < depth.length; i++) {
            edges += Math.abs(depth[i] - depth[i - 1]) > 0.1 * depth[i] ? 1 : 0;
            close += depth[i] < 1.3 ? 1 : 0;
        }
        return close > depth.length / 6 ? edges / 8 : edges;
    }

    private static boolean isFree(Home home, double x, double z) {
        for (Furnishing piece : home.furnishings()) {
            Box box = piece.bounds();
            boolean near = x > box.minX() - 0.3 && x < box.maxX() + 0.3 && z > box.minZ() - 0.3 && z < box.maxZ() + 0.3;
            if (near && box.minY() < HEAD_METRES && box.maxY() > 0.1) {
                return false;
            }
        }
        return true;
    }

    private void copy(byte[] rgb, BufferedImage sheet, int left, int top) {
        for (int i = 0; i < camera.width() * camera.height(); i++) {
            int packed = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
            sheet.setRGB(left + i % camera.width(), top + i / camera.width(), packed);
        }
    }
}
