package avnav.worldmodel.training;

import java.util.Optional;

/**
 * Where a run stands; losses are means over the steps since the point before.
 *
 * @param step of the stage, from 1
 * @param steps of the stage; 0 while its speed is still being measured
 * @param total steps of all stages so far
 */
public record TrainingPoint(
        Stage stage,
        long step,
        long steps,
        long total,
        Losses losses,
        double gradientNorm,
        double learningRate,
        Optional<ValidationReport> validation) {}
