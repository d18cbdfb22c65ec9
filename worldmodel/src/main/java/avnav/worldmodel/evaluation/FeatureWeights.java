package avnav.worldmodel.evaluation;

/** Slots for the weights of feature networks, as the configuration names them. */
public record FeatureWeights(WeightsSlot lpips, WeightsSlot dreamsim, WeightsSlot inception, WeightsSlot vggish) {

    /** What this project ships: none. */
    public static FeatureWeights none() {
        WeightsSlot empty = WeightsSlot.empty();
        return new FeatureWeights(empty, empty, empty, empty);
    }
}
