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

/**
 * One trajectory before it is walked.
 *
 * @param index place in the data set: by split, then home, then number
 * @param scene home, such as {@code avnav/train/home-03}
 * @param number of the trajectory within its home, from 0
 */
record TrajectoryPlan(int index, HomeSplit split, String scene, int number, MotionPattern pattern) {

    /** All trajectories of a data set; the homes of a split differ by at most one in how many they have. */
    static List<TrajectoryPlan> of(GenerationSettings settings) {
        List<TrajectoryPlan> plans = new ArrayList<>();
        for (HomeSplit split : HomeSplit.values()) {
            int count = settings.trajectories(split);
            for (int home = 0; home < split.homes(); home++) {
                int share = count / split.homes() + (home < count % split.homes() ? 1 : 0);
                for (int number = 0; number < share; number++) {
                    MotionPattern pattern = MotionPattern.values()[(home + number) % MotionPattern.values().length];
                    plans.add(new TrajectoryPlan(plans.size(), split, split.homeName(home), number, pattern));
                }
            }
        }
        return List.copyOf(plans);
    }

    /** Unique within the data set: {@code home-03-0001}. */
    String name() {
        return String.format(Locale.ROOT, "%s-%04d", scene.substring(scene.lastIndexOf('/') + 1), number);
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
