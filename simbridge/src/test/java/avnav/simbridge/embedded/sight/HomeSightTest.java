package avnav.simbridge.embedded.sight;

import static org.assertj.core.api.Assertions.assertThat;

import avnav.simbridge.embedded.home.Home;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Laws of pictures of furnished homes. */
class HomeSightTest {

    private static final int HOMES = 20;
    private static final int PLACES = 10;
    private static final Camera CAMERA = new Camera(96, 80, 90, 1.25);

    private static List<Home> homes;
    private static List<Scene> scenes;

    @BeforeAll
    static void build() {
        homes = Pictures.homes(HOMES);
        SceneBuilder builder = new SceneBuilder(Pictures.FURNITURE);
        scenes = homes.stream().map(builder::build).toList();
    }

    @Test
    void leavingOutRoomsThatNoDoorwayShowsNeverChangesThePicture() {
        Renderer culling = new Renderer(CAMERA, Shading.LIT);
        Renderer everything = new Renderer(CAMERA, Shading.LIT, false);
        SplittableRandom random = new SplittableRandom(1);
        for (int home = 0; home < HOMES; home++) {
            for (int i = 0; i < PLACES; i++) {
                double[] place = Pictures.place(homes.get(home), random);
                assertThat(Pictures.colours(culling, scenes.get(home), place))
                        .as("home %d from %s", home, Arrays.toString(place))
                        .isEqualTo(Pictures.colours(everything, scenes.get(home), place));
            }
        }
    }

    @Test
    void everyRayInAHomeEndsSomewhere() {
        Renderer renderer = new Renderer(CAMERA, Shading.LIT);
        SplittableRandom random = new SplittableRandom(2);
        for (int home = 0; home < HOMES; home++) {
            for (int i = 0; i < PLACES; i++) {
                double[] place = Pictures.place(homes.get(home), random);
                float[] depth = Pictures.depths(renderer, scenes.get(home), place);
                for (int pixel = 0; pixel < depth.length; pixel++) {
                    assertThat(depth[pixel])
                            .as("home %d from %s pixel %d", home, Arrays.toString(place), pixel)
                            .isPositive()
                            .isLessThan(40);
                }
            }
        }
    }

    @Test
    void theSamePlaceGivesTheSamePictureWhateverWasDrawnBefore() {
        Renderer used = new Renderer(CAMERA, Shading.LIT);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 3 * HOMES; i++) {
            int home = random.nextInt(HOMES);
            double[] place = Pictures.place(homes.get(home), random);
            byte[] first = Pictures.colours(used, scenes.get(home), place);
            int other = random.nextInt(HOMES);
            Pictures.colours(used, scenes.get(other), Pictures.place(homes.get(other), random));
            Renderer fresh = new Renderer(CAMERA, Shading.LIT);
            assertThat(Pictures.colours(used, scenes.get(home), place)).isEqualTo(first);
            assertThat(Pictures.colours(fresh, scenes.get(home), place)).isEqualTo(first);
        }
    }

    @Test
    void theSameHomeGivesTheSameSceneWhateverWasBuiltBefore() {
        Renderer renderer = new Renderer(CAMERA, Shading.LIT);
        SplittableRandom random = new SplittableRandom(4);
        Scene alone = new SceneBuilder(Pictures.FURNITURE).build(homes.get(HOMES - 1));
        for (int i = 0; i < PLACES; i++) {
            double[] place = Pictures.place(homes.get(HOMES - 1), random);
            assertThat(Pictures.colours(renderer, scenes.get(HOMES - 1), place))
                    .isEqualTo(Pictures.colours(renderer, alone, place));
        }
    }

    @Test
    void coarseFurnitureIsShownOnlyWhereItHardlyChangesThePicture() {
        Renderer renderer = new Renderer(Camera.AVWM, Shading.LIT);
        SplittableRandom random = new SplittableRandom(5);
        double worst = 0;
        long coarseShown = 0;
        for (int home = 0; home < HOMES; home++) {
            Scene fine = alwaysFine(scenes.get(home));
            for (int i = 0; i < PLACES; i++) {
                double[] place = Pictures.place(homes.get(home), random);
                byte[] shown = Pictures.colours(renderer, scenes.get(home), place);
                byte[] wanted = Pictures.colours(renderer, fine, place);
                worst = Math.max(worst, rootMeanSquare(shown, wanted));
                coarseShown += Arrays.equals(shown, wanted) ? 0 : 1;
            }
        }
        assertThat(coarseShown).as("pictures with a coarse piece").isPositive();
        assertThat(worst).as("rms difference of grey levels").isLessThan(6);
    }

    @Test
    void aCentimetreNeverChangesThePictureSuddenly() {
        Renderer renderer = new Renderer(Camera.AVWM, Shading.LIT);
        SplittableRandom random = new SplittableRandom(6);
        for (int home = 0; home < HOMES; home++) {
            double[] place = Pictures.place(homes.get(home), random);
            Scene fine = alwaysFine(scenes.get(home));
            for (int step = 0; step < 20; step++) {
                double[] next = {place[0] - 0.01 * Math.sin(place[2]), place[1] - 0.01 * Math.cos(place[2]), place[2]};
                double change = rootMeanSquare(
                        Pictures.colours(renderer, scenes.get(home), place),
                        Pictures.colours(renderer, scenes.get(home), next));
                double plausible =
                        rootMeanSquare(Pictures.colours(renderer, fine, place), Pictures.colours(renderer, fine, next));
                assertThat(change).as("home %d step %d", home, step).isLessThan(plausible + 3);
                place = next;
            }
        }
    }

    private static Scene alwaysFine(Scene scene) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : scene.cells) {
            List<Piece> pieces = cell.pieces().stream()
                    .map(piece -> new Piece(piece.fine(), piece.fine(), Double.POSITIVE_INFINITY))
                    .toList();
            cells.add(new Cell(cell.air(), cell.shell(), pieces));
        }
        return new Scene(cells, scene.doorways, scene.linings, List.of(scene.finishes), List.of(scene.lightMaps));
    }

    private static double rootMeanSquare(byte[] one, byte[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = (one[i] & 0xff) - (other[i] & 0xff);
            sum += difference * difference;
        }
        return Math.sqrt(sum / one.length);
    }
}
