package avnav.simbridge;

/**
 * Continuous AV-Nav's reward and end (SoundSpaces {@code AudioNavRLEnv}; paper section 5.5): every step costs
 * {@code slackReward}, the decrease of the geodesic distance is paid with {@code distanceScale}, and STOP nearer than
 * {@code successMetres} (strictly) earns {@code successReward}.
 */
public record NavigationTask(
        double successMetres, double successReward, double slackReward, double distanceScale, int maxSteps) {

    public static final NavigationTask AV_NAV = new NavigationTask(1.0, 10.0, -0.01, 1.0, 500);

    public NavigationTask {
        if (!(successMetres > 0) || maxSteps < 1) {
            throw new IllegalArgumentException("The success distance (" + successMetres
                    + " m) must be above 0 and the step limit (" + maxSteps + ") at least 1.");
        }
    }

    public boolean isSuccess(Action last, double geodesicMetres) {
        return last == Action.STOP && geodesicMetres < successMetres;
    }

    /** Reward of an action that took the geodesic distance from {@code before} to {@code after}, in metres. */
    public double reward(Action action, double before, double after) {
        double reward = slackReward + (before - after) * distanceScale;
        return isSuccess(action, after) ? reward + successReward : reward;
    }
}
