package avnav.worldmodel.codec;

import avnav.simbridge.embedded.home.HomeSplit;
import avnav.worldmodel.data.TrajectoryInfo;
import avnav.worldmodel.data.TrajectoryStore;
import avnav.worldmodel.data.TrajectoryWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The sound of recorded trajectories, in memory as 16-bit samples. Sound goes on from frame to frame, so what
 * {@link #draw} returns starts anywhere within a trajectory and may have its ears exchanged.
 */
public final class SoundRecordings implements SoundCorpus {

    private static final int FRAMES_PER_READ = 64;
    private static final float STEP = 1f / Short.MAX_VALUE;

    /** One trajectory's frames {@code [n][2][samples]}. */
    private final List<short[][][]> trajectories;

    private final int samples;
    /** Trajectory and frame of each segment. */
    private final int[][] places;

    /** @param trajectories {@code [n][2][samples]} each, at least one frame in all */
    public SoundRecordings(List<short[][][]> trajectories) {
        this.trajectories = List.copyOf(trajectories);
        List<int[]> all = new ArrayList<>();
        for (int t = 0; t < trajectories.size(); t++) {
            for (int i = 0; i < trajectories.get(t).length; i++) {
                all.add(new int[] {t, i});
            }
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("There is no sound to learn from.\nMaybe the split has no trajectory.");
        }
        places = all.toArray(new int[0][]);
        samples = trajectories.get(places[0][0])[0][0].length;
    }

    /** Reads the sound of every frame of a split once. */
    public static SoundRecordings of(TrajectoryStore store, HomeSplit split) {
        List<short[][][]> trajectories = new ArrayList<>();
        for (TrajectoryInfo info : store.trajectories(split)) {
            short[][][] frames = new short[info.frames()][][];
            for (int from = 0; from < frames.length; from += FRAMES_PER_READ) {
                int count = Math.min(FRAMES_PER_READ, frames.length - from);
                TrajectoryWindow window = store.read(info.index(), from, count);
                System.arraycopy(window.audio(), 0, frames, from, count);
            }
            trajectories.add(frames);
        }
        return new SoundRecordings(trajectories);
    }

    @Override
    public int size() {
        return places.length;
    }

    @Override
    public float[][] segment(int index) {
        int[] place = places[index];
        return cut(trajectories.get(place[0]), place[1], 0);
    }

    @Override
    public float[][] draw(RandomGenerator random) {
        int[] place = places[random.nextInt(places.length)];
        short[][][] frames = trajectories.get(place[0]);
        int shift = place[1] + 1 < frames.length ? random.nextInt(samples) : 0;
        float[][] ears = cut(frames, place[1], shift);
        return random.nextBoolean() ? ears : new float[][] {ears[1], ears[0]};
    }

    private float[][] cut(short[][][] frames, int frame, int shift) {
        float[][] ears = new float[2][samples];
        for (int ear = 0; ear < 2; ear++) {
            for (int i = 0; i < samples; i++) {
                int at = i + shift;
                short value = at < samples ? frames[frame][ear][at] : frames[frame + 1][ear][at - samples];
                ears[ear][i] = value * STEP;
            }
        }
        return ears;
    }
}
