package avnav.worldmodel;

import java.util.List;

/** How the sound of an imagined frame is made audible. */
public enum SoundRendering {
    /** From its latents alone, as the paper does. */
    DECODED,
    /** As a remembered sound, turned to where it is imagined to come from; see {@link FrameCodec#remembered}. */
    REMEMBERED;

    /** Sound {@code [2][samples]} of each frame. */
    public List<float[][]> of(FrameCodec codec, List<LatentFrame> frames) {
        return this == DECODED ? codec.sounds(frames) : codec.remembered(frames);
    }
}
