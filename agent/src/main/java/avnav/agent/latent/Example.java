package avnav.agent.latent;

/**
 * Latents of a frame, encoded from the frame itself or imagined before it came, and what the policy made of the frame.
 *
 * @param visual {@code [C*h*w]}
 * @param audio {@code [N]}
 */
public record Example(float[] visual, float[] audio, Lesson lesson) {}
