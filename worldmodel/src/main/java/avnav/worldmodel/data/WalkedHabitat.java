package avnav.worldmodel.data;

import avnav.simbridge.Episode;
import avnav.simbridge.bridge.BridgeException;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.HabitatCheck;
import avnav.simbridge.bridge.HabitatSettings;
import avnav.simbridge.bridge.HabitatSimulator;
import avnav.simbridge.bridge.PersistentHabitat;
import avnav.simbridge.bridge.RlrSetting;
import avnav.simbridge.embedded.EmbeddedSettings;
import avnav.simbridge.embedded.home.HomeSplit;
import avnav.simbridge.episodes.EpisodeFileException;
import avnav.simbridge.episodes.EpisodeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Habitat-Sim in a child of its own: pictures, motion, geodesics and responses. */
record WalkedHabitat(PersistentHabitat simulator) implements WalkedWorld {

    /** @param body how the agent looks and moves */
    static WalkedHabitat of(HabitatRecipe recipe, EmbeddedSettings body, BridgeSettings python) {
        return new WalkedHabitat(new PersistentHabitat(new HabitatSimulator(python, settings(recipe, body))));
    }

    /**
     * Starts Habitat once, loads the first scene and tests the ears.
     *
     * @throws DatasetException when a scene's file, Habitat or its sound is missing or known to be wrong
     */
    static void require(
            HabitatRecipe recipe, EmbeddedSettings body, BridgeSettings python, List<TrajectoryPlan> plans) {
        for (TrajectoryPlan plan : plans) {
            if (!recipe.scenes().has(plan.scene())) {
                throw new DatasetException("The scene (" + recipe.scenes().file(plan.scene()) + ") does not exist.\n"
                        + "Maybe ./avnav scene habitat --split " + plan.split().label()
                        + " writes it, or habitat.scenes.folder is another one.");
            }
        }
        if (plans.stream().map(TrajectoryPlan::file).distinct().count() < plans.size()) {
            throw new DatasetException("Two scenes of a split have the same file name, and so would their walks.\n"
                    + "Maybe generate one of them apart.");
        }
        try {
            HabitatCheck.require(python, settings(recipe, body), plans.get(0).scene());
        } catch (BridgeException e) {
            throw new DatasetException(e.getMessage(), e);
        }
    }

    /**
     * The scenes of SoundSpaces' episodes of a split, in the file's order.
     *
     * @throws DatasetException when the episodes cannot be read, or there are none
     */
    static List<String> scenes(HabitatRecipe recipe, HomeSplit split) {
        Path file = Path.of(recipe.episodes().replace(HabitatRecipe.SPLIT, split.label()));
        if (!Files.isRegularFile(file)) {
            throw new DatasetException("The episodes (" + file + ") of the split (" + split.label()
                    + ") do not exist.\nMaybe set its number of trajectories to 0, or mend habitat.episodes.");
        }
        try {
            List<String> scenes = new EpisodeReader(recipe.scenes()::has)
                    .read(file).stream().map(Episode::scene).distinct().toList();
            if (scenes.isEmpty()) {
                throw new DatasetException(
                        "The episodes (" + file + ") name no scene.\nMaybe the file is another one.");
            }
            return scenes;
        } catch (EpisodeFileException e) {
            throw new DatasetException(e.getMessage(), e);
        }
    }

    private static HabitatSettings settings(HabitatRecipe recipe, EmbeddedSettings body) {
        return HabitatSettings.of(body, recipe.scenes(), recipe.gpuDevice(), RlrSetting.ACCURATE, recipe.volume());
    }

    @Override
    public Ground ground(String scene) {
        return new HabitatGround(simulator.terrain(scene), simulator.motion().turnDegrees());
    }

    @Override
    public void close() {
        simulator.close();
    }
}
