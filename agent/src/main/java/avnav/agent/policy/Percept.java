package avnav.agent.policy;

/**
 * One observation as a network takes it in: images at its resolution and the front end's numbers. Arrays are shared,
 * not copied: treat them as read-only.
 *
 * @param rgb {@code [H][W][3]} bytes; length 0 for a network without colour
 * @param depth {@code [H][W]} in 0..1, 1 = 10 m; length 0 for a network without depth
 * @param sound values of {@link SoundFrontEnd}
 */
public record Percept(byte[] rgb, float[] depth, float[] sound) {}
