package avnav.simbridge.embedded.navigation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random small plans on a raster of 0.1 m: two or three rooms in a row with doorways, and boxes in them. */
final class Plans {

    static final double RADIUS_METRES = 0.15;
    static final double RASTER_METRES = 0.05;

    private static final double WALL_METRES = 0.1;

    private Plans() {}

    static FreeSpace draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Rectangle> air = new ArrayList<>();
        List<Rectangle> obstacles = new ArrayList<>();
        double x = 0;
        for (int room = 0; room < 2 + random.nextInt(2); room++) {
            double width = tenths(random, 20, 40);
            double depth = tenths(random, 20, 40);
            air.add(new Rectangle(x, 0, x + width, depth));
            for (int box = random.nextInt(5); box > 0; box--) {
                double boxX = x + tenths(random, 0, 30);
                double boxZ = tenths(random, 0, 30);
                obstacles.add(new Rectangle(boxX, boxZ, boxX + tenths(random, 2, 12), boxZ + tenths(random, 2, 12)));
            }
            x += width;
            double doorZ = tenths(random, 0, 10);
            air.add(new Rectangle(x, doorZ, x + WALL_METRES, doorZ + 0.9));
            x += WALL_METRES;
        }
        return FreeSpace.of(air, obstacles, RADIUS_METRES);
    }

    private static double tenths(SplittableRandom random, int least, int most) {
        return (least + random.nextInt(most - least + 1)) / 10.0;
    }
}
