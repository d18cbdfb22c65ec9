package avnav.experiments.benchmark;

import avnav.simbridge.Motion;
import avnav.simbridge.Pose;
import avnav.simbridge.Position;
import avnav.simbridge.embedded.acoustics.HomeAcoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.acoustics.Listener;
import avnav.simbridge.embedded.acoustics.RoomAcoustics;
import avnav.simbridge.embedded.acoustics.playback.Playback;
import avnav.simbridge.embedded.acoustics.playback.PlaybackMode;
import avnav.simbridge.embedded.acoustics.room.AcousticScene;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import avnav.simbridge.embedded.acoustics.sound.TelephoneRing;
import avnav.simbridge.embedded.furniture.FurnitureCatalogue;
import avnav.simbridge.embedded.home.Box;
import avnav.simbridge.embedded.home.Homes;
import avnav.simbridge.embedded.home.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sound alone, on one thread: a listener who walks through every room of one home while the telephone rings. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class SoundBenchmark {

    private static final long HOME_SEED = 7;
    private static final int STEPS_PER_ROOM = 12;

    private final SourceSound sound = TelephoneRing.sound();
    private final List<Pose> walk = new ArrayList<>();
    private AcousticScene scene;
    private Listener listener;
    private HomeAcoustics home;
    private Position source;
    private RoomAcoustics placed;
    private Playback playback;
    private int step;

    @Setup(Level.Trial)
    public void furnish() {
        FurnitureCatalogue catalogue = FurnitureCatalogue.load();
        var plan = new Homes(catalogue).bySeed(HOME_SEED);
        for (Room room : plan.rooms()) {
            Box air = room.air();
            for (int i = 0; i < STEPS_PER_ROOM; i++) {
                double along = 0.2 + 0.6 * i / STEPS_PER_ROOM;
                double x = air.minX() + along * air.sizeX();
                double z = air.minZ() + along * air.sizeZ();
                walk.add(new Pose(x, 0, z, Math.toRadians(10 * i)));
            }
        }
        Box first = plan.rooms().get(0).air();
        source = new Position(first.minX() + 1, 0, first.minZ() + 1);
        scene = AcousticScene.of(plan, catalogue);
        listener = Listener.kemar();
        home = new HomeAcoustics(scene, listener);
        placed = home.place(source);
        playback = PlaybackMode.OVERLAP_ADD.open(placed, sound, Motion.AVWM, new SplittableRandom(1));
    }

    /** One step of the default mode. */
    @Benchmark
    public float[][] step() {
        return playback.next(nextPose());
    }

    /** One whole impulse response, as the SoundSpaces mode needs at every step. */
    @Benchmark
    public ImpulseResponse response() {
        return placed.response(nextPose());
    }

    /** A new source and its first step. */
    @Benchmark
    public float[][] reset() {
        return PlaybackMode.OVERLAP_ADD
                .open(home.place(source), sound, Motion.AVWM, new SplittableRandom(1))
                .next(nextPose());
    }

    /** What is computed once per home. */
    @Benchmark
    public HomeAcoustics home() {
        return new HomeAcoustics(scene, listener);
    }

    private Pose nextPose() {
        step = (step + 1) % walk.size();
        return walk.get(step);
    }
}
