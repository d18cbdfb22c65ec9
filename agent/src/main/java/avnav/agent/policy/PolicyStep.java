package avnav.agent.policy;

/**
 * A network's answer for B rows; A actions in the order of their codes, H numbers of memory.
 *
 * @param logits {@code [B][A]}, not normalised
 * @param value {@code [B]} expected discounted return
 * @param memory {@code [B][H]} to hand in again with the next percept
 */
public record PolicyStep(float[][] logits, float[] value, float[][] memory) {}
