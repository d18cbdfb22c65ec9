package avnav.worldmodel.training;

import java.util.List;

/**
 * One stage of a run.
 *
 * @param windows per step
 * @param learningRate after the warm-up; it then falls along half a cosine to {@code finalShare} of itself
 * @param warmupSteps of a rate that rises in a straight line
 * @param steps of the stage, or 0 where {@code minutes} decide
 * @param minutes of the stage, or 0 where {@code steps} decide: the speed of its first steps is measured, and from it
 *     the number of steps is fixed and written into the checkpoint
 * @param favouredShare of the rows whose diffusion step is one that the planner's samplers visit
 * @param favouredSamplers steps of those samplers, such as 1 and 4; a step that both visit is drawn twice as often
 */
public record StageSettings(
        Stage stage,
        int windows,
        double learningRate,
        double finalShare,
        int warmupSteps,
        long steps,
        double minutes,
        double favouredShare,
        List<Integer> favouredSamplers) {

    public StageSettings {
        favouredSamplers = List.copyOf(favouredSamplers);
        if (windows < 1 || warmupSteps < 0 || !(learningRate > 0) || !(finalShare >= 0 && finalShare <= 1)) {
            throw new IllegalArgumentException("The stage " + stage + " needs windows (" + windows
                    + ") of at least 1, warmupSteps (" + warmupSteps + ") of at least 0, a learningRate ("
                    + learningRate + ") above 0 and a finalShare (" + finalShare + ") from 0 to 1.");
        }
        if (steps < 0 || !(minutes >= 0) || steps > 0 == minutes > 0) {
            throw new IllegalArgumentException("The stage " + stage + " has steps (" + steps + ") and minutes ("
                    + minutes + "): one of them must be above 0, the other 0.");
        }
        if (!(favouredShare >= 0 && favouredShare <= 1) || favouredShare > 0 && favouredSamplers.isEmpty()) {
            throw new IllegalArgumentException("The favouredShare (" + favouredShare + ") of stage " + stage
                    + " must be from 0 to 1, and 0 where no sampler is favoured.");
        }
    }
}
