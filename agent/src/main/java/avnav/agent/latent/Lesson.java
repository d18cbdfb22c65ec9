package avnav.agent.latent;

/**
 * What the policy made of one real frame of a walk. Arrays are shared, not copied: treat them as read-only.
 *
 * @param features {@code [F]} of its encoders, without the previous action
 * @param memory {@code [H]} before the frame
 * @param previous code of the action before the frame, -1 for none
 * @param logits {@code [A]}
 * @param value expected discounted return
 */
public record Lesson(float[] features, float[] memory, int previous, float[] logits, float value) {}
