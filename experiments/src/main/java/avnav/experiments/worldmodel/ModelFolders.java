package avnav.experiments.worldmodel;

import avnav.worldmodel.WorldModelDescription;
import avnav.worldmodel.WorldModelFile;
import avnav.worldmodel.nn.ElementType;
import avnav.worldmodel.training.PlanningFigures;
import avnav.worldmodel.training.WorldModelTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the best weights of every stage as a world model of its own ({@code model-1-vision} and so on), for comparisons,
 * and those of the latest stage as {@code model}.
 */
record ModelFolders(Path out, Path model, WorldModelDescription description, Path visual, Path sound) {

    void write(WorldModelTraining.Best best) throws IOException {
        Map<String, String> notes = notes(best);
        Path ofStage =
                out.resolve("model-" + (best.index() + 1) + "-" + best.stage().label());
        for (Path folder : new Path[] {ofStage, model}) {
            WorldModelFile.write(folder, description, best.weights(), ElementType.F16, visual, sound, notes);
        }
    }

    private static Map<String, String> notes(WorldModelTraining.Best best) {
        Map<String, String> notes = new TreeMap<>();
        notes.put("stage", best.stage().label());
        notes.put("steps", String.valueOf(best.total()));
        notes.put("valVisual", String.valueOf(best.report().losses().visual()));
        notes.put("valAudio", String.valueOf(best.report().losses().audio()));
        notes.put("valReward", String.valueOf(best.report().losses().reward()));
        for (PlanningFigures figures : best.report().planning()) {
            String sampler = "valSteps" + figures.samplerSteps();
            notes.put(sampler + "RewardError", String.valueOf(figures.rewardError()));
            notes.put(sampler + "ForwardSign", String.valueOf(figures.forwardSign()));
            notes.put(sampler + "StopAccuracy", String.valueOf(figures.stopAccuracy()));
        }
        return notes;
    }
}
