package avnav.worldmodel.cdit;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a weight belongs to, so that a stage of training (paper, section 4.2) can say what moves. Every weight of an
 * {@link AvCdit} is in exactly one part, and its group in the network's parameters is the part's name.
 */
public enum Part {
    VISUAL_ADAPTOR("x_embedder\\..*|pos_embed"),
    AUDIO_ADAPTOR("audio_embedder\\..*|pos_embed_audio"),
    /** Of the reward token, and what it hears of the context directly. */
    REWARD_ADAPTOR("reward_embedder\\..*|pos_embed_reward|listener\\..*"),
    /** Embedders of diffusion step, offset, action, STOP and past motion. */
    CONDITIONING("(t|time|y|stop|past)_embedder\\..*"),
    SELF_ATTENTION("blocks\\.\\d+\\.attn\\..*"),
    CROSS_ATTENTION("blocks\\.\\d+\\.cttn\\..*"),
    MODULATION("blocks\\.\\d+\\.adaLN_modulation\\..*"),
    /** Of all tokens in a network without experts. */
    VISUAL_EXPERT("blocks\\.\\d+\\.mlp\\..*"),
    AUDIO_EXPERT("blocks\\.\\d+\\.mlp_audio\\..*"),
    VISUAL_HEAD("final_layer\\..*"),
    AUDIO_HEAD("final_layer_audio\\..*"),
    REWARD_HEAD("final_layer_reward\\..*");

    private final Pattern names;

    Part(String names) {
        this.names = Pattern.compile(names);
    }

    /** @throws IllegalArgumentException for a name that no {@link AvCdit} has */
    public static Part of(String parameter) {
        return find(parameter)
                .orElseThrow(() -> new IllegalArgumentException("The parameter (" + parameter
                        + ") is in no part of an AV-CDiT.\nMaybe it is another network's."));
    }

    static Optional<Part> find(String parameter) {
        return Arrays.stream(values())
                .filter(part -> part.names.matcher(parameter).matches())
                .findFirst();
    }
}
