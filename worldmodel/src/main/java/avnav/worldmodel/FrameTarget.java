package avnav.worldmodel;

import java.util.List;

/**
 * What of a coming frame is noised and denoised. {@link Kind#FRAME}, the paper's: its latents. {@link Kind#CHANGE}: what
 * the last frame does not already tell, {@code (z' - gain z) / deviation}, with gain and deviation of each visual channel
 * and auditory dimension for each offset, fitted to the training walks by least squares. A network that answers 0 then
 * foresees the best multiple of the last frame, so short training goes into what moves and not into learning to copy;
 * where nothing carries over, as in a waveform's phase, the gain is near 0 and both kinds are alike.
 *
 * @param visualGain {@code [k - 1][channel]}; empty for {@code FRAME}, as all lists
 * @param visualDeviation likewise, above 0
 * @param audioGain {@code [k - 1][dimension]}, and behind these the dimensions of the cues where there are any
 * @param audioDeviation likewise, above 0
 * @param sound numbers of an auditory latent that stand before its cues; all, where there are none
 */
public record FrameTarget(
        Kind kind,
        List<List<Double>> visualGain,
        List<List<Double>> visualDeviation,
        List<List<Double>> audioGain,
        List<List<Double>> audioDeviation,
        int sound) {

    /** The latents as they are. */
    public static final FrameTarget WHOLE = new FrameTarget(Kind.FRAME, List.of(), List.of(), List.of(), List.of(), 0);

    /** The two targets that can be compared. */
    public enum Kind {
        FRAME,
        CHANGE
    }

    public FrameTarget {
        visualGain = copy(visualGain);
        visualDeviation = copy(visualDeviation);
        audioGain = copy(audioGain);
        audioDeviation = copy(audioDeviation);
        int offsets = visualGain.size();
        if (visualDeviation.size() != offsets
                || audioGain.size() != offsets
                || audioDeviation.size() != offsets
                || kind == Kind.CHANGE == (offsets == 0)) {
            throw new IllegalArgumentException("A frame target of kind (" + kind + ") has constants for " + offsets
                    + ", " + visualDeviation.size() + ", " + audioGain.size() + " and " + audioDeviation.size()
                    + " offsets.\nMaybe the file was written by another version of avnav.");
        }
    }

    private static List<List<Double>> copy(List<List<Double>> table) {
        return table.stream().map(List::copyOf).toList();
    }

    /** Turns the frame into what is noised, in place; {@code now} is the last frame seen. */
    public void encode(LatentFrame frame, LatentFrame now, int offset) {
        if (kind == Kind.CHANGE) {
            change(frame, now, index(offset), (value, kept, scale) -> (value - kept) / scale);
        }
    }

    /** Turns what was denoised back into a frame, in place; a sense that is empty stays so. */
    public void decode(LatentFrame frame, LatentFrame now, int offset) {
        if (kind == Kind.CHANGE) {
            change(frame, now, index(offset), (value, kept, scale) -> value * scale + kept);
        }
    }

    /** One number's way from frame to target or back. */
    private interface Way {
        float of(float value, float kept, float scale);
    }

    private void change(LatentFrame frame, LatentFrame now, int at, Way way) {
        float[] visual = frame.visual();
        float[] gain = floats(visualGain.get(at));
        float[] deviation = floats(visualDeviation.get(at));
        int plane = visual.length / gain.length;
        for (int i = 0; i < visual.length; i++) {
            visual[i] = way.of(visual[i], gain[i / plane] * now.visual()[i], deviation[i / plane]);
        }
        float[] audio = frame.audio();
        gain = floats(audioGain.get(at));
        deviation = floats(audioDeviation.get(at));
        for (int i = 0; i < audio.length; i++) {
            int of = audioKind(i, audio.length, sound, gain.length);
            audio[i] = way.of(audio[i], gain[of] * now.audio()[i], deviation[of]);
        }
    }

    private static float[] floats(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return floats;
    }

    /** Which constants belong to a number of an auditory latent. */
    public static int audioKind(int number, int numbers, int sound, int kinds) {
        int dimension = sound < numbers ? kinds / 2 : kinds;
        return number < sound || sound == numbers ? number % dimension : dimension + (number - sound) % dimension;
    }

    /** Whether a frame so many steps ahead can be told. */
    boolean knows(int offset) {
        return kind == Kind.FRAME || offset != 0 && Math.abs(offset) <= visualGain.size();
    }

    private int index(int offset) {
        int at = Math.abs(offset) - 1;
        if (at < 0 || at >= visualGain.size()) {
            throw new IllegalArgumentException(
                    "The offset (" + offset + ") must be from 1 to " + visualGain.size() + " steps.");
        }
        return at;
    }
}
