package avnav.worldmodel.data;

import avnav.simbridge.Position;
import avnav.simbridge.embedded.home.HomeSplit;

/**
 * One trajectory as the manifest lists it.
 *
 * @param index place in {@link TrajectoryStore#trajectories()}
 * @param scene home, such as {@code avnav/train/home-03}
 * @param frames N: observations, one more than actions
 * @param source floor point below the sounding source
 * @param file path within the data set's folder, with slashes
 * @param bytes size of the file
 * @param sha256 of the file, 64 hexadecimal digits
 */
public record TrajectoryInfo(
        int index,
        HomeSplit split,
        String scene,
        MotionPattern pattern,
        int frames,
        Position source,
        String file,
        long bytes,
        String sha256) {}
