package avnav.agent.imagination;

import avnav.worldmodel.FrameCodec;
import avnav.worldmodel.LatentFrame;
import avnav.worldmodel.LatentSizes;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Encodes an image as its first byte and decodes a frame to its first number; counts what it decodes. */
final class FirstNumber implements FrameCodec {
    static final LatentSizes SIZES = new LatentSizes(2, 4, 4, 2, 6);

    int decoded;

    @Override
    public LatentSizes sizes() {
        return SIZES;
    }

    @Override
    public List<LatentFrame> encode(List<byte[]> rgb, List<float[][]> sound) {
        return rgb.stream().map(image -> frame(image[0])).toList();
    }

    @Override
    public List<byte[]> images(List<LatentFrame> frames) {
        decoded += frames.size();
        return frames.stream().map(frame -> image(frame)).toList();
    }

    static byte[] image(LatentFrame frame) {
        byte[] rgb = new byte[2 * 2 * 3];
        Arrays.fill(rgb, (byte) Math.rint(100 * frame.visual()[0]));
        return rgb;
    }

    @Override
    public List<float[][]> sounds(List<LatentFrame> frames) {
        return frames.stream()
                .map(frame -> new float[][] {{frame.audio()[0]}, {frame.audio()[1]}})
                .toList();
    }

    /** Random numbers. */
    static LatentFrame frame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] visual = new float[SIZES.visual()];
        float[] audio = new float[SIZES.audio()];
        for (int i = 0; i < visual.length; i++) {
            visual[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < audio.length; i++) {
            audio[i] = (float) random.nextGaussian();
        }
        return new LatentFrame(visual, audio);
    }
}
