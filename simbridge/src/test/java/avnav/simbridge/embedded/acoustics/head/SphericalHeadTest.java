package avnav.simbridge.embedded.acoustics.head;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The head of formulas has the measured head's signs and, roughly, its sizes. */
class SphericalHeadTest {

    /** A sphere of 8.75 cm is not KEMAR's head. */
    private static final double ITD_MICROSECONDS = 150;

    private static final double ILD_DECIBELS = 6;

    private final Head sphere = SphericalHead.head();
    private final Head kemar = SofaHead.kemarUnequalised();

    @Test
    void hearsNoDifferenceOfWhatIsInFrontOrBehind() {
        for (double azimuth : new double[] {0, 180}) {
            Ears ears = Ears.hear(sphere, azimuth, 0);
            assertThat(ears.levelDifference()).isCloseTo(0, Offset.offset(0.01));
            assertThat(ears.timeDifferenceMicroseconds()).isCloseTo(0, Offset.offset(2.0));
        }
    }

    @Test
    void isLouderAndEarlierAtTheNearerEar() {
        for (double azimuth = 10; azimuth < 180; azimuth += 10) {
            Ears left = Ears.hear(sphere, azimuth, 0);
            Ears right = Ears.hear(sphere, -azimuth, 0);
            assertThat(left.levelDifference()).as("azimuth %s", azimuth).isGreaterThan(0.5);
            assertThat(left.timeDifferenceMicroseconds())
                    .as("azimuth %s", azimuth)
                    .isGreaterThan(50);
            assertThat(right.levelDifference()).isCloseTo(-left.levelDifference(), Offset.offset(0.01));
            assertThat(right.timeDifferenceMicroseconds())
                    .isCloseTo(-left.timeDifferenceMicroseconds(), Offset.offset(2.0));
        }
    }

    @Test
    void staysNearTheMeasuredHead() {
        for (double azimuth = 0; azimuth < 360; azimuth += 15) {
            Ears ours = Ears.hear(sphere, azimuth, 0);
            Ears measured = Ears.hear(kemar, azimuth, 0);
            assertThat(ours.timeDifferenceMicroseconds())
                    .as("ITD at azimuth %s", azimuth)
                    .isCloseTo(measured.timeDifferenceMicroseconds(), Offset.offset(ITD_MICROSECONDS));
            assertThat(ours.levelDifference(3))
                    .as("ILD at 1 kHz, azimuth %s", azimuth)
                    .isCloseTo(measured.levelDifference(3), Offset.offset(ILD_DECIBELS));
        }
    }

    @Test
    void shadowsHighSoundsMoreThanLowOnes() {
        Ears ears = Ears.hear(sphere, 90, 0);
        for (int band = 1; band < 6; band++) {
            assertThat(ears.levelDifference(band)).isGreaterThan(ears.levelDifference(band - 1));
        }
    }
}
