package avnav.worldmodel.data;

import avnav.simbridge.bridge.HabitatScenes;
import avnav.simbridge.bridge.HabitatSettings;

/**
 * What walks in the world HABITAT need besides.
 *
 * @param scenes where their files lie
 * @param episodes SoundSpaces' episode file, in whose scenes to walk; {@link #SPLIT} stands for train, val or test; empty
 *     for our homes
 * @param gpuDevice -1 renders on the CPU
 * @param volume of the audio sensor
 */
public record HabitatRecipe(HabitatScenes scenes, String episodes, int gpuDevice, double volume) {

    /** Stands for the split's name in {@link #episodes}. */
    public static final String SPLIT = "{split}";

    /** For walks in our own world. */
    public static final HabitatRecipe NONE =
            new HabitatRecipe(new HabitatScenes("", "", ""), "", -1, HabitatSettings.WORLD_VOLUME);

    public HabitatRecipe {
        if (!(volume > 0 && volume < 100)) {
            throw new IllegalArgumentException("The volume (" + volume + ") must lie above 0 and below 100.\n"
                    + "Maybe use 1.948, the loudness of our own worlds.");
        }
    }
}
