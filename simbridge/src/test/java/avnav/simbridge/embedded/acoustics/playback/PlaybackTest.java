package avnav.simbridge.embedded.acoustics.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.HomeAcoustics;
import avnav.simbridge.embedded.acoustics.Listener;
import avnav.simbridge.embedded.acoustics.RoomAcoustics;
import avnav.simbridge.embedded.acoustics.room.AcousticScene;
import avnav.simbridge.embedded.acoustics.sound.TelephoneRing;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Home;
import avnav.simbridge.embedded.home.Homes;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaybackTest {

    private static final int N = Motion.AVWM.samplesPerStep(16_000);
    private static final int START = 777;

    private static Home home;
    private static HomeAcoustics acoustics;

    @BeforeAll
    static void makeHome() {
        FurnitureCatalogue catalogue = FurnitureCatalogue.load();
        home = new Homes(catalogue).bySeed(7);
        acoustics = new HomeAcoustics(AcousticScene.of(home, catalogue), Listener.kemar());
    }

    @Test
    void fieldsSoundLikeOverlapAddAtAFixedPose() {
        StepFade fade = StepFade.of(16_000, N);
        for (int room = 0; room < home.rooms().size(); room++) {
            Pose pose = middle(room, 0.7);
            Playback fast = new FieldPlayback(source(), TelephoneRing.sound(), N, fade, START);
            Playback general = new OverlapAddPlayback(source(), TelephoneRing.sound(), N, fade, START);
            for (int step = 0; step < 12; step++) {
                float[][] one = fast.next(pose);
                float[][] other = general.next(pose);
                for (int ear = 0; ear < 2; ear++) {
                    assertThat(rms(difference(one[ear], other[ear])))
                            .as("room %d, step %d, ear %d", room, step, ear)
                            .isLessThan(1e-3 * rms(other[ear]));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PlaybackMode.class)
    void aRestoredStateGoesOnToTheSameBits(PlaybackMode mode) {
        Playback playback = mode.open(source(), TelephoneRing.sound(), Motion.AVWM, new SplittableRandom(5));
        playback.next(middle(0, 0));
        playback.next(middle(0, 0.2));
        Playback.State state = playback.snapshot();
        float[][] once = playback.next(middle(1, 1));
        float[][] further = playback.next(middle(1, 2));
        playback.next(middle(2, 2));
        playback.restore(state);
        assertThat(playback.next(middle(1, 1))).isDeepEqualTo(once);
        assertThat(playback.next(middle(1, 2))).isDeepEqualTo(further);
    }

    @ParameterizedTest
    @EnumSource(PlaybackMode.class)
    void refusesAStateOfAnotherKind(PlaybackMode mode) {
        Playback playback = mode.open(source(), TelephoneRing.sound(), Motion.AVWM, new SplittableRandom(5));
        assertThatThrownBy(() -> playback.restore(new Playback.State() {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe");
    }

    @Test
    void hearsTheSameOnAnyNumberOfThreads() {
        float[][][] alone = walk();
        IntStream.range(0, 6).parallel().forEach(i -> assertThat(walk()).isDeepEqualTo(alone));
    }

    @ParameterizedTest
    @EnumSource(PlaybackMode.class)
    void staysWithinFullScaleAwayFromTheSource(PlaybackMode mode) {
        Playback playback = mode.open(source(), TelephoneRing.sound(), Motion.AVWM, new SplittableRandom(9));
        for (int room = 0; room < home.rooms().size(); room++) {
            for (float[] ear : playback.next(middle(room, room))) {
                for (float sample : ear) {
                    assertThat(Math.abs(sample)).isLessThan(1f);
                }
            }
        }
    }

    private static float[][][] walk() {
        Playback playback =
                PlaybackMode.OVERLAP_ADD.open(source(), TelephoneRing.sound(), Motion.AVWM, new SplittableRandom(3));
        float[][][] heard = new float[10][][];
        for (int step = 0; step < heard.length; step++) {
            heard[step] = playback.next(middle(step % home.rooms().size(), 0.3 * step));
        }
        return heard;
    }

    private static RoomAcoustics source() {
        Box air = home.rooms().get(0).air();
        return acoustics.place(new Position(air.minX() + 0.8, 0, air.minZ() + 0.9));
    }

    private static Pose middle(int room, double yaw) {
        Box air = home.rooms().get(room).air();
        return new Pose((air.minX() + air.maxX()) / 2, 0, (air.minZ() + air.maxZ()) / 2 + 0.1, yaw);
    }

    private static float[] difference(float[] one, float[] other) {
        float[] difference = new float[one.length];
        for (int i = 0; i < one.length; i++) {
            difference[i] = one[i] - other[i];
        }
        return difference;
    }

    private static double rms(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }
}
