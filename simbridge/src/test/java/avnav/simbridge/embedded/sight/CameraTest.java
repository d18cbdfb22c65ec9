package avnav.simbridge.embedded.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.embedded.home.Box;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CameraTest {

    @Test
    void theAngleOfViewIsHorizontalAtEveryAspect() {
        View wide = new View(new Camera(200, 100, 90, 1), 0, 0, 0, 0);
        assertThat(wide.column(-1, 1)).isCloseTo(-0.5, within(1e-9));
        assertThat(wide.column(1, 1)).isCloseTo(199.5, within(1e-9));
        assertThat(wide.row(1 + 0.5, 1)).isCloseTo(-0.5, within(1e-9));
    }

    @Test
    void positiveYawTurnsLeft() {
        View left = new View(Camera.AVWM, 0, 0, 0, Math.PI / 2);
        assertThat(left.depth(-3, 0)).isCloseTo(3, within(1e-9));
        assertThat(left.right(-3, -1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void refusesWhatIsNoCamera() {
        assertThatThrownBy(() -> new Camera(0, 5, 90, 1)).hasMessageContaining("0x5");
        assertThatThrownBy(() -> new Camera(5, 5, 180, 1)).hasMessageContaining("180");
        assertThatThrownBy(() -> new Camera(5, 5, 90, Double.NaN)).hasMessageContaining("NaN");
    }

    @Property
    void aBoxsBoundsHoldAllOfItsPointsAhead(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        View view = new View(new Camera(50, 40, random.nextDouble(20, 150), 1.25), 0, 0, 0, random.nextDouble(0, 7));
        double x = random.nextDouble(-3, 3);
        double y = random.nextDouble(-1, 3);
        double z = random.nextDouble(-3, 3);
        Box box = new Box(x, y, z, x + random.nextDouble(2), y + random.nextDouble(2), z + random.nextDouble(2));
        ScreenRectangle bounds = view.bounds(box, view.screen());
        for (int i = 0; i < 200; i++) {
            double px = box.minX() + random.nextDouble() * box.sizeX();
            double py = box.minY() + random.nextDouble() * box.sizeY();
            double pz = box.minZ() + random.nextDouble() * box.sizeZ();
            double depth = view.depth(px, pz);
            double column = view.column(view.right(px, pz), depth);
            double row = view.row(py, depth);
            if (depth >= Camera.NEAR_METRES && column >= 0 && column <= 49 && row >= 0 && row <= 39) {
                assertThat(column).isBetween((double) bounds.minColumn(), (double) bounds.maxColumn());
                assertThat(row).isBetween((double) bounds.minRow(), (double) bounds.maxRow());
            }
        }
    }
}
