package avnav.simbridge.embedded.acoustics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.room.AcousticRoom;
import avnav.simbridge.embedded.acoustics.room.AcousticScene;
import avnav.simbridge.embedded.acoustics.room.Opening;
import avnav.simbridge.embedded.acoustics.signal.FourierTransform;
import avnav.simbridge.embedded.home.AcousticMaterial;
import avnav.simbridge.embedded.home.Box;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two rooms side by side along x with a doorway near the back; the source stands in the left room. */
class RoomAcousticsTest {

    private static final Listener KEMAR = Listener.kemar();
    private static final RoomAcoustics SOURCE = new HomeAcoustics(twoRooms(), KEMAR).place(new Position(1.0, 0, 1.0));
    private static final double TOWARDS_MINUS_Z = 0;

    @Test
    void fallsWithDistanceInSight() {
        double last = Double.POSITIVE_INFINITY;
        for (double metres = 0.3; metres < 2.2; metres += 0.3) {
            double level = energy(SOURCE.response(new Pose(1.0 + metres, 0, 1.0, 0)), 0, 8000);
            assertThat(level).as("at %s m", metres).isLessThan(last);
            last = level;
        }
    }

    @Test
    void soundsDullerBehindAWall() {
        ImpulseResponse inSight = SOURCE.response(new Pose(3.0, 0, 1.0, 0));
        ImpulseResponse behind = SOURCE.response(new Pose(5.2, 0, 1.0, 0));
        assertThat(brightness(behind)).isLessThan(0.8 * brightness(inSight));
    }

    @Test
    void comesFromTheDoorwayBehindAWall() {
        Pose pose = new Pose(6.5, 0, 1.0, TOWARDS_MINUS_Z + Math.PI / 2);
        ImpulseResponse facingTheSource = SOURCE.response(pose);
        double left = energy(facingTheSource.left());
        double right = energy(facingTheSource.right());
        assertThat(left).as("the doorway is behind to the left").isGreaterThan(1.05 * right);
    }

    @Test
    void turningRoundSwapsTheLouderEar() {
        ImpulseResponse one = SOURCE.response(new Pose(3.0, 0, 1.0, 0));
        ImpulseResponse other = SOURCE.response(new Pose(3.0, 0, 1.0, Math.PI));
        assertThat(energy(one.left())).isGreaterThan(energy(one.right()));
        assertThat(energy(other.left())).isLessThan(energy(other.right()));
    }

    @Test
    void noLevelJumpsOnTheWayThroughTheDoorway() {
        double last = Double.NaN;
        for (double x = 3.5; x <= 4.7; x += 0.05) {
            ImpulseResponse response = SOURCE.response(new Pose(x, 0, 3.4, 0.8));
            double level = 10 * Math.log10(energy(response.left()) + energy(response.right()));
            if (!Double.isNaN(last)) {
                assertThat(Math.abs(level - last)).as("at x = %s", x).isLessThan(1.5);
            }
            last = level;
        }
    }

    @Test
    void refusesASourceThatIsNowhere() {
        HomeAcoustics home = new HomeAcoustics(twoRooms(), KEMAR);
        assertThatThrownBy(() -> home.place(new Position(Double.NaN, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("finite");
    }

    private static AcousticScene twoRooms() {
        AcousticMaterial wall = new AcousticMaterial("wall", new double[] {0.1, 0.1, 0.1, 0.15, 0.2, 0.25}, 0.1);
        List<AcousticMaterial> faces = Collections.nCopies(6, wall);
        AcousticRoom left = new AcousticRoom(new Box(0, 0, 0, 4, 2.6, 4), faces, List.of());
        AcousticRoom right = new AcousticRoom(new Box(4.1, 0, 0, 8, 2.6, 4), faces, List.of());
        Opening doorway = new Opening(0, 1, 0, new Box(4, 0, 2.9, 4.1, 2.05, 3.8));
        return new AcousticScene(List.of(left, right), List.of(doorway), AcousticScene.partition());
    }

    /** Energy above 2 kHz against energy below 1 kHz. */
    private static double brightness(ImpulseResponse response) {
        return energy(response, 2000, 8000) / energy(response, 0, 1000);
    }

    private static double energy(ImpulseResponse response, double fromHz, double toHz) {
        FourierTransform transform = new FourierTransform(FourierTransform.sizeFor(response.length()));
        double sum = 0;
        for (float[] ear : List.of(response.left(), response.right())) {
            float[] spectrum = transform.ofReal(ear, 0, ear.length);
            for (int k = 0; k <= transform.size() / 2; k++) {
                double hz = (double) k * Acoustics.SAMPLE_RATE_HZ / transform.size();
                if (hz >= fromHz && hz < toHz) {
                    sum += Math.pow(spectrum[2 * k], 2) + Math.pow(spectrum[2 * k + 1], 2);
                }
            }
        }
        return sum;
    }

    private static double energy(float[] ear) {
        double sum = 0;
        for (float sample : ear) {
            sum += sample * sample;
        }
        return sum;
    }
}
