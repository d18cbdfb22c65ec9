package avnav.simbridge.embedded.sight;

import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Homes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Homes and places to look from, for the tests of sight. */
final class Pictures {

    static final FurnitureCatalogue FURNITURE = FurnitureCatalogue.load();

    /** Nearer to walls than this no body can stand, metres. */
    private static final double MARGIN = 0.05;

    private Pictures() {}

    static List<Home> homes(int count) {
        Homes homes = new Homes(FURNITURE);
        List<Home> made = new ArrayList<>();
        for (int seed = 0; seed < count; seed++) {
            made.add(homes.bySeed(seed));
        }
        return made;
    }

    /** A place in a room or a doorway of the home, and a heading, anywhere, even inside furniture. */
    static double[] place(Home home, SplittableRandom random) {
        int rooms = home.rooms().size();
        int index = random.nextInt(rooms + home.doorways().size());
        Box air = index < rooms
                ? home.rooms().get(index).air()
                : home.doorways().get(index - rooms).air();
        return new double[] {
            air.minX() + MARGIN + random.nextDouble() * (air.sizeX() - 2 * MARGIN),
            air.minZ() + MARGIN + random.nextDouble() * (air.sizeZ() - 2 * MARGIN),
            random.nextDouble() * 2 * Math.PI
        };
    }

    static byte[] colours(Renderer renderer, Scene scene, double[] place) {
        Camera camera = renderer.camera();
        byte[] rgb = new byte[camera.width() * camera.height() * 3];
        renderer.render(scene, place[0], 0, place[1], place[2], rgb, new float[0]);
        return rgb;
    }

    static float[] depths(Renderer renderer, Scene scene, double[] place) {
        Camera camera = renderer.camera();
        float[] depth = new float[camera.width() * camera.height()];
        renderer.render(scene, place[0], 0, place[1], place[2], new byte[depth.length * 3], depth);
        return depth;
    }
}
