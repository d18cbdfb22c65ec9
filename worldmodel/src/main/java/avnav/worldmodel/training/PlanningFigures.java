package avnav.worldmodel.training;

/**
 * How well single steps are foreseen, as planning needs them.
 *
 * @param samplerSteps network calls per forecast
 * @param rewardError mean squared error of the distance decrease of moves over its variance; 1 is what the mean achieves
 * @param forwardSign share of forward steps whose sign is right, of those that change the distance by over 0.05 m
 * @param stopAccuracy balanced accuracy of telling a STOP within 1 m from one outside
 * @param moves that {@code rewardError} is over
 * @param forwards that {@code forwardSign} is over
 */
public record PlanningFigures(
        int samplerSteps, double rewardError, double forwardSign, double stopAccuracy, int moves, int forwards) {}
