package avnav.worldmodel.record;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The settings that a run's checkpoint was made with, as text: a run goes on with no others. */
public final class RunSettings {

    private static final Pattern BETWEEN = Pattern.compile("[,\\[\\]{}\\s]+");

    private RunSettings() {}

    /**
     * Names the first setting that differs.
     *
     * @param folder of the run
     * @param recorded the settings when it was started
     * @param now those that it shall go on with
     * @throws IllegalArgumentException when they are not the same
     */
    public static void requireSame(Path folder, String recorded, String now) {
        if (!recorded.equals(now)) {
            String[] there = BETWEEN.split(recorded);
            String[] here = BETWEEN.split(now);
            int first = 0;
            while (first < Math.min(there.length, here.length) && there[first].equals(here[first])) {
                first++;
            }
            throw new IllegalArgumentException("The run in (" + folder + ") was started with other settings: ("
                    + at(there, first) + ") then, (" + at(here, first)
                    + ") now.\nMaybe choose another folder, or the first run's configuration.");
        }
    }

    private static String at(String[] settings, int index) {
        return index < settings.length ? settings[index] : "nothing";
    }
}
