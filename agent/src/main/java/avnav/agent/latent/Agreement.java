package avnav.agent.latent;

import java.util.Locale;

/**
 * How well the senses for latents stand in for the real ones, over some frames.
 *
 * @param frames how many
 * @param divergence mean Kullback-Leibler divergence of the policy on latents from the policy on the frame, nats
 * @param sameAction share of frames on which both find the same action likeliest
 * @param valueError root mean squared difference of the values, reward units
 */
public record Agreement(int frames, double divergence, double sameAction, double valueError) {

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d frames: same likeliest action %.1f %%, divergence %.3f nats, value within %.2f (rms)",
                frames,
                100 * sameAction,
                divergence,
                valueError);
    }
}
