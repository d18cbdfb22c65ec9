package avnav.simbridge.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.home.Room;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RLR on one of our homes, through the real bridge. */
class RlrEngineTest {

    private static final FurnitureCatalogue FURNITURE = FurnitureCatalogue.load();
    private static final Home HOME = new Homes(FURNITURE).byName("avnav/test/home-03");

    private RlrEngine engine;
    private Position source;

    @BeforeEach
    void startsInTheLargestRoomsMiddle() {
        engine = new RlrEngine(RealPython.settingsWithRlr(), RlrSetting.ACCURATE, FURNITURE);
        Box room = HOME.rooms().stream()
                .map(Room::air)
                .max(Comparator.comparingDouble(Box::volume))
                .orElseThrow();
        source = new Position((room.minX() + room.maxX()) / 2, 0, (room.minZ() + room.maxZ()) / 2);
    }

    @AfterEach
    void closes() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void hearsTheNearerEarLouder() {
        Acoustics sound = engine.hear(HOME, source);
        ImpulseResponse onTheLeft = sound.response(new Pose(source.x() + 1, 0, source.z(), 0));
        ImpulseResponse onTheRight = sound.response(new Pose(source.x() + 1, 0, source.z(), Math.PI));
        assertThat(direct(onTheLeft.left())).isGreaterThan(3 * direct(onTheLeft.right()));
        assertThat(direct(onTheRight.right())).isGreaterThan(3 * direct(onTheRight.left()));
    }

    @Test
    void directSoundAtOneMetreHasAmplitudeOneTimesTheHeadsGain() {
        ImpulseResponse ahead = engine.hear(HOME, source).response(new Pose(source.x(), 0, source.z() + 1, 0));
        assertThat(10 * Math.log10(direct(ahead.left()))).isBetween(-2.0, 7.0);
    }

    @Test
    void answersAPoseAlikeWhateverWasAskedBefore() {
        Pose pose = new Pose(source.x() + 0.5, 0, source.z() + 0.5, 0.7);
        ImpulseResponse once = engine.hear(HOME, source).response(pose);
        Acoustics sound = engine.hear(HOME, source);
        sound.response(new Pose(source.x(), 0, source.z() + 1, 0));
        ImpulseResponse again = sound.response(pose);
        assertThat(again.left()).isEqualTo(once.left());
        assertThat(again.right()).isEqualTo(once.right());
    }

    @Test
    void endsASoundWithTheNextOne() {
        Acoustics first = engine.hear(HOME, source);
        engine.hear(HOME, source);
        assertThatThrownBy(() -> first.response(new Pose(source.x(), 0, source.z() + 1, 0)))
                .hasMessageContaining("gone");
    }

    @Test
    void soundspacesSettingRemembersPastPosesAndRepeatsEpisodes() {
        engine.close();
        engine = new RlrEngine(RealPython.settingsWithRlr(), RlrSetting.SOUNDSPACES, FURNITURE);
        Pose pose = new Pose(source.x() + 0.5, 0, source.z() + 0.5, 0.7);
        Acoustics first = engine.hear(HOME, source);
        ImpulseResponse once = first.response(pose);
        ImpulseResponse again = first.response(pose);
        assertThat(again.left()).isNotEqualTo(once.left());
        assertThat(engine.hear(HOME, source).response(pose).left()).isEqualTo(once.left());
    }

    @Test
    void refusesAPoseThatIsNotANumberAndGoesOn() {
        Acoustics sound = engine.hear(HOME, source);
        assertThatThrownBy(() -> sound.response(new Pose(Double.NaN, 0, 0, 0)))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("must be finite");
        assertThat(sound.response(new Pose(source.x(), 0, source.z() + 1, 0)).length())
                .isPositive();
    }

    @Test
    void startsAnotherChildAfterOneDied() {
        Acoustics sound = engine.hear(HOME, source);
        long before = engine.childPid();
        ProcessHandle.of(before).orElseThrow().destroyForcibly();
        Pose pose = new Pose(source.x(), 0, source.z() + 1, 0);
        assertThatThrownBy(() -> sound.response(pose))
                .isInstanceOf(BridgeException.class)
                .hasMessageContaining("died in (respond)");
        assertThat(engine.hear(HOME, source).response(pose).length()).isPositive();
        assertThat(engine.childPid()).isNotEqualTo(before);
    }

    /** Energy of the first 4 ms after the direct sound's arrival at 1 m. */
    private static double direct(float[] samples) {
        int arrival = (int) (0.9 / 343.97 * Acoustics.SAMPLE_RATE_HZ);
        double energy = 0;
        for (int i = arrival; i < arrival + Acoustics.SAMPLE_RATE_HZ / 250; i++) {
            energy += (double) samples[i] * samples[i];
        }
        return energy;
    }
}
