package avnav.worldmodel.training;

/**
 * Which goals a window has. Shares are of all goals and lie between 0 and 1; what they leave over are futures further
 * away than one step.
 *
 * @param goals per window, which all look from the same frame (NWM: 4)
 * @param maxOffset farthest goal in steps
 * @param backward whether goals may lie in the past too, as NWM's do
 * @param realised whether the model is told the motion that happened (NWM) instead of the one that was commanded
 * @param oneStepShare of the goals that are the next frame
 * @param stopShare of the goals that are a STOP, half of them within 1 m of the source
 * @param nearShare of the windows that look from a frame within 1 m; balanced STOPs need at least half of
 *     {@code stopShare}
 * @param borderShare of the windows that look from 1 to 3 m away, where a STOP just fails
 * @param counterfactualShare of the goals that are an action which was not taken: a reward without a frame
 */
public record WindowSettings(
        int goals,
        int maxOffset,
        boolean backward,
        boolean realised,
        double oneStepShare,
        double stopShare,
        double nearShare,
        double borderShare,
        double counterfactualShare) {

    public WindowSettings {
        if (goals < 1 || maxOffset < 1) {
            throw new IllegalArgumentException(
                    "A window needs goals (" + goals + ") and maxOffset (" + maxOffset + ") of at least 1.");
        }
        share("oneStepShare", oneStepShare);
        share("stopShare", stopShare);
        share("nearShare", nearShare);
        share("borderShare", borderShare);
        share("counterfactualShare", counterfactualShare);
        share("sum of the goals' shares", oneStepShare + stopShare + counterfactualShare);
        share("sum of nearShare and borderShare", nearShare + borderShare);
        if (stopShare > 0 && (nearShare < stopShare / 2 || 1 - nearShare < stopShare / 2)) {
            throw new IllegalArgumentException("With a stopShare of (" + stopShare + ") the nearShare (" + nearShare
                    + ") must be from " + stopShare / 2 + " to " + (1 - stopShare / 2)
                    + ".\nMaybe raise nearShare: half of the STOPs are made within 1 m.");
        }
    }

    /** Chance that a goal of a window is a STOP, so that as many succeed as fail. */
    double stopChance(boolean near) {
        return stopShare == 0 ? 0 : stopShare / 2 / (near ? nearShare : 1 - nearShare);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1 + 1e-9)) {
            throw new IllegalArgumentException("The " + name + " (" + value + ") must be from 0 to 1.");
        }
    }
}
