package avnav.worldmodel;

import java.util.List;

/** What turns observations into latents and back: two frozen encoders. Several threads may call it at once. */
public interface FrameCodec {

    LatentSizes sizes();

    /**
     * @param rgb {@code [N]} images {@code [side][side][3]}, flattened, 0..255 read unsigned
     * @param sound {@code [N][2][samples]} left then right, full scale 1
     */
    List<LatentFrame> encode(List<byte[]> rgb, List<float[][]> sound);

    /** Images {@code [side][side][3]}, flattened. */
    List<byte[]> images(List<LatentFrame> frames);

    /** Sound {@code [2][samples]} of each frame, from its latents alone. */
    List<float[][]> sounds(List<LatentFrame> frames);

    /**
     * Sound {@code [2][samples]} of each frame: where one is remembered ({@link LatentFrame#heard}), that, at the
     * level differences between the ears that go with it; else from the latents.
     */
    default List<float[][]> remembered(List<LatentFrame> frames) {
        return sounds(frames);
    }
}
