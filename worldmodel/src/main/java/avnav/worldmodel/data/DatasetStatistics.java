package avnav.worldmodel.data;

import avnav.simbridge.Action;
import avnav.simbridge.embedded.home.HomeSplit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a data set is made of.
 *
 * @param splits by split
 * @param patterns by pattern: how many trajectories and frames
 * @param actions by action: how many were taken
 * @param forward of the steps forward
 * @param nearFrames frames within 1 m of the source
 * @param rewards of steps forward, metres
 * @param geodesics of frames, metres
 * @param loudness of frames, decibels of full scale, over both ears
 * @param lengths of trajectories, frames
 */
public record DatasetStatistics(
        Map<HomeSplit, Part> splits,
        Map<MotionPattern, Part> patterns,
        Map<Action, Integer> actions,
        Forward forward,
        int nearFrames,
        Histogram rewards,
        Histogram geodesics,
        Histogram loudness,
        Histogram lengths) {

    private static final double NEAR_METRES = 1.0;
    private static final double STEP_METRES = 0.16;
    private static final double FARTHEST_METRES = 24;
    private static final double SILENT_DB = -90;
    private static final int LONGEST = 500;

    /** Trajectories, their frames and their homes. */
    public record Part(int homes, int trajectories, int frames) {}

    /**
     * Steps forward.
     *
     * @param away those that lengthened the walk to the source
     * @param blocked those that an obstacle cut short, by gliding or not
     * @param goodStops STOPs within the success distance, of all STOPs
     */
    public record Forward(int steps, int away, int blocked, int goodStops) {}

    /** Reads everything but the images. */
    public static DatasetStatistics of(TrajectoryStore store) {
        Counting counting = new Counting();
        for (TrajectoryInfo info : store.trajectories()) {
            counting.add(info, store.read(info.index(), 0, info.frames(), TrajectoryTensors.Senses.SOUND));
        }
        return counting.result(store.trajectories());
    }

    public int frames() {
        return splits.values().stream().mapToInt(Part::frames).sum();
    }

    /** Actions taken: frames but the first of each trajectory. */
    public int steps() {
        return actions.values().stream().mapToInt(Integer::intValue).sum();
    }

    public double share(Action... some) {
        int count = 0;
        for (Action action : some) {
            count += actions.get(action);
        }
        return (double) count / steps();
    }

    private static final class Counting {

        private final int[] actions = new int[Action.COUNT];
        private int away;
        private int blocked;
        private int goodStops;
        private int near;
        private final Histogram rewards = new Histogram(-STEP_METRES, STEP_METRES, 64);
        private final Histogram geodesics = new Histogram(0, FARTHEST_METRES, 48);
        private final Histogram loudness = new Histogram(SILENT_DB, 0, 45);
        private final Histogram lengths = new Histogram(0, LONGEST, 50);

        void add(TrajectoryInfo info, TrajectoryWindow window) {
            lengths.add(info.frames());
            for (int i = 0; i < window.frames(); i++) {
                geodesics.add(window.geodesicMetres()[i]);
                loudness.add(decibels(window.audio()[i]));
                near += window.geodesicMetres()[i] < NEAR_METRES ? 1 : 0;
                if (i > 0) {
                    addStep(window, i);
                }
            }
        }

        private void addStep(TrajectoryWindow window, int i) {
            Action action = window.actionInto(i);
            actions[action.code()]++;
            if (action == Action.MOVE_FORWARD) {
                rewards.add(window.reward()[i]);
                away += window.reward()[i] < 0 ? 1 : 0;
                blocked += window.collided()[i] ? 1 : 0;
            } else if (action == Action.STOP && window.geodesicMetres()[i] < NEAR_METRES) {
                goodStops++;
            }
        }

        private static double decibels(short[][] ears) {
            double sum = 0;
            for (short[] ear : ears) {
                for (short sample : ear) {
                    double value = sample / (double) Short.MAX_VALUE;
                    sum += value * value;
                }
            }
            return 10 * Math.log10(sum / (2.0 * ears[0].length) + 1e-12);
        }

        DatasetStatistics result(List<TrajectoryInfo> all) {
            Map<HomeSplit, Part> splits = new EnumMap<>(HomeSplit.class);
            for (HomeSplit split : HomeSplit.values()) {
                splits.put(
                        split,
                        part(all.stream().filter(info -> info.split() == split).toList()));
            }
            Map<MotionPattern, Part> patterns = new EnumMap<>(MotionPattern.class);
            for (MotionPattern pattern : MotionPattern.values()) {
                patterns.put(
                        pattern,
                        part(all.stream()
                                .filter(info -> info.pattern() == pattern)
                                .toList()));
            }
            Map<Action, Integer> taken = new EnumMap<>(Action.class);
            for (Action action : Action.values()) {
                taken.put(action, actions[action.code()]);
            }
            Forward forward = new Forward(taken.get(Action.MOVE_FORWARD), away, blocked, goodStops);
            return new DatasetStatistics(splits, patterns, taken, forward, near, rewards, geodesics, loudness, lengths);
        }

        private static Part part(List<TrajectoryInfo> some) {
            Set<String> homes = new HashSet<>();
            int frames = 0;
            for (TrajectoryInfo info : some) {
                homes.add(info.scene());
                frames += info.frames();
            }
            return new Part(homes.size(), some.size(), frames);
        }
    }
}
