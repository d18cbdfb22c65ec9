package avnav.worldmodel.data;

import avnav.simbridge.embedded.home.HomeSplit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One trajectory before it is walked.
 *
 * @param index place in the data set: by split, then home, then number
 * @param scene such as {@code avnav/train/home-03}
 * @param number of the trajectory within its scene, from 0
 */
record TrajectoryPlan(int index, HomeSplit split, String scene, int number, MotionPattern pattern) {

    /**
     * All trajectories of a data set; the scenes of a split differ by at most one in how many they have.
     *
     * @param scenes of a split, in order; asked for splits that have trajectories alone
     */
    static List<TrajectoryPlan> of(GenerationSettings settings, Function<HomeSplit, List<String>> scenes) {
        List<TrajectoryPlan> plans = new ArrayList<>();
        for (HomeSplit split : HomeSplit.values()) {
            int count = settings.trajectories(split);
            List<String> places = count == 0 ? List.of() : scenes.apply(split);
            for (int place = 0; place < places.size(); place++) {
                int share = count / places.size() + (place < count % places.size() ? 1 : 0);
                for (int number = 0; number < share; number++) {
                    MotionPattern pattern = MotionPattern.values()[(place + number) % MotionPattern.values().length];
                    plans.add(new TrajectoryPlan(plans.size(), split, places.get(place), number, pattern));
                }
            }
        }
        return List.copyOf(plans);
    }

    /** Unique within the split: {@code home-03-0001}, {@code 17DRP5sb8fy-0001}. */
    String name() {
        String file = scene.substring(scene.lastIndexOf('/') + 1);
        return String.format(Locale.ROOT, "%s-%04d", file.replaceFirst("\\.[a-z]+$", ""), number);
    }

    /** Path within the data set's folder. */
    String file() {
        return split.label() + "/" + name() + ".safetensors";
    }

    /** The same whatever else is generated, in whatever order, on whatever thread. */
    SplittableRandom random(long seed) {
        try {
            byte[] name = (seed + " " + scene + " " + number).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name);
            return new SplittableRandom(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
