package avnav.agent.imagination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avnav.simbridge.Observation;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PictureFlowTest {

    private static final int SIDE = 128;

    /** A wavy pattern, seen shifted by so many pixels and grown by such a share about the picture's centre. */
    static Observation pattern(double right, double down, double growth) {
        byte[] rgb = new byte[SIDE * SIDE * 3];
        double centre = (SIDE - 1) / 2.0;
        for (int i = 0; i < rgb.length; i++) {
            double row = i / 3 / SIDE - centre;
            double column = i / 3 % SIDE - centre;
            double x = (column - right) / (1 + growth);
            double y = (row - down) / (1 + growth);
            double grey = 120
                    + 40 * Math.sin(0.11 * x + 0.07 * y)
                    + 30 * Math.cos(0.05 * x - 0.13 * y + 1)
                    + 20 * Math.sin(0.09 * y + 0.03 * x + 2);
            rgb[i] = (byte) Math.rint(grey);
        }
        return seen(SIDE, SIDE, rgb);
    }

    private static Observation seen(int width, int height, byte[] rgb) {
        return new Observation(width, height, rgb, new float[0], new float[2][4], 16_000);
    }

    @Property(tries = 200)
    void findsShiftAndGrowthTogether(
            @ForAll @DoubleRange(min = -3, max = 3) double right,
            @ForAll @DoubleRange(min = -3, max = 3) double down,
            @ForAll @DoubleRange(min = -0.08, max = 0.08) double growth) {
        PictureFlow flow = PictureFlow.between(pattern(0, 0, 0), pattern(right, down, growth), 32);
        assertThat(flow.right()).isCloseTo(right / 4, within(0.15));
        assertThat(flow.down()).isCloseTo(down / 4, within(0.15));
        assertThat(flow.growth()).isCloseTo(growth, within(0.02));
    }

    @Test
    void nothingFlowsWhereNothingChangesOrNothingIsToBeSeen() {
        assertThat(PictureFlow.between(pattern(0, 0, 0), pattern(0, 0, 0), 32)).isEqualTo(new PictureFlow(0, 0, 0));
        byte[] light = new byte[SIDE * SIDE * 3];
        Arrays.fill(light, (byte) 90);
        PictureFlow flat = PictureFlow.between(seen(SIDE, SIDE, new byte[light.length]), seen(SIDE, SIDE, light), 16);
        assertThat(flat).isEqualTo(new PictureFlow(0, 0, 0));
    }

    @Test
    void takesPicturesThatDoNotDivideIntoTheCells() {
        byte[] rgb = new byte[50 * 70 * 3];
        new Random(4).nextBytes(rgb);
        PictureFlow flow = PictureFlow.between(seen(50, 70, rgb), seen(50, 70, rgb), 16);
        assertThat(flow.growth()).isZero();
    }
}
