package avnav.experiments.fidelity;

import avnav.worldmodel.training.PlanningFigures;

/**
 * What planning asks of single steps.
 *
 * @param row of the evaluation
 * @param turns moves that {@code turnIldError} is over
 * @param turnIldError mean error in dB of the level difference of the ears after a turn
 * @param turnIldErrorOfRepeating what repeating the sound before the turn gets
 */
public record PlanningScores(
        String row, PlanningFigures figures, int turns, double turnIldError, double turnIldErrorOfRepeating) {}
