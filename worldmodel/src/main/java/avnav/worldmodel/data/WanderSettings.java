package avnav.worldmodel.data;

/**
 * How far a walk strays from the shortest way. Rates are chances per step while the walk is on its way; every walk
 * multiplies them by a restlessness of its own, uniform in [0.3, 1.7].
 *
 * @param leastRandomShare of a walk's actions that are drawn blindly (two in three forward, one in six each turn)
 * @param mostRandomShare the same for the wildest walk; small shares are commoner
 * @param detourRate of setting off to a random place nearby
 * @param bumpRate of walking into the nearest wall and going on
 * @param lookRate of turning on the spot
 * @param retreatRate of turning away and walking off
 * @param nearFactor how much commoner looking round is within 1.5 m of the source
 * @param mostVisits places within a metre of the source that a walk to or from it passes at most
 */
public record WanderSettings(
        double leastRandomShare,
        double mostRandomShare,
        double detourRate,
        double bumpRate,
        double lookRate,
        double retreatRate,
        double nearFactor,
        int mostVisits) {

    public WanderSettings {
        if (!(leastRandomShare >= 0 && leastRandomShare <= mostRandomShare && mostRandomShare <= 1)) {
            throw new IllegalArgumentException("The random shares (" + leastRandomShare + " to " + mostRandomShare
                    + ") must rise within 0 to 1.\nMaybe use 0.05 and 0.5.");
        }
        double sum = detourRate + bumpRate + lookRate * nearFactor + retreatRate;
        boolean negative = detourRate < 0 || bumpRate < 0 || lookRate < 0 || retreatRate < 0 || nearFactor < 1;
        if (negative || !(sum * Walker.MOST_RESTLESS <= 1) || mostVisits < 0) {
            throw new IllegalArgumentException("The wandering rates (" + detourRate + ", " + bumpRate + ", " + lookRate
                    + " times " + nearFactor + ", " + retreatRate + ") must be chances that add up to less than 0.58.\n"
                    + "Maybe use those of configs/data/laptop.yaml.");
        }
    }
}
