package avnav.planner;

import avnav.simbridge.Action;
import java.util.List;

/**
 * One layer of a search, once it is ranked: R rows. Read-only; not compared.
 *
 * @param depth 1 for the actions that can be done now
 * @param parent {@code [R]} rows of the layer before
 * @param action {@code [R]}
 * @param score {@code [R]} of the branch that ends in the row, as ranked at this layer
 * @param beam the branches that hold their place, best first; those that ended earlier are among them
 */
public record SearchedLayer(
        int depth, int[] parent, Action[] action, Forecast forecast, double[] score, List<Kept> beam) {

    /**
     * A branch in the beam.
     *
     * @param depth of its last row, less than the layer's where it has ended
     * @param row in the layer of that depth
     * @param score at the layer that was ranked
     */
    public record Kept(int depth, int row, double score) {}

    public SearchedLayer {
        beam = List.copyOf(beam);
    }
}
