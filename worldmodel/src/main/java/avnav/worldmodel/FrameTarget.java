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
 * @param audioGain {@code [k - 1][dimension]}
 * @param audioDeviation likewise, above 0
 */
public record FrameTarget(
        Kind kind,
        List<List<Double>> visualGain,
        List<List<Double>> visualDeviation,
        List<List<Double>> audioGain,
        List<List<Double>> audioDeviation) {

    /** The latents as they are. */
    public static final FrameTarget WHOLE = new FrameTarget(Kind.FRAME, List.of(), List.of(), List.of(), List.of());

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
            int at = index(offset);
            encode(frame.visual(), now.visual(), visualGain.get(at), visualDeviation.get(at), false);
            encode(frame.audio(), now.audio(), audioGain.get(at), audioDeviation.get(at), true);
        }
    }

    /** Turns what was denoised back into a frame, in place; a sense that is empty stays so. */
    public void decode(LatentFrame frame, LatentFrame now, int offset) {
        if (kind == Kind.CHANGE) {
            int at = index(offset);
            decode(frame.visual(), now.visual(), visualGain.get(at), visualDeviation.get(at), false);
            decode(frame.audio(), now.audio(), audioGain.get(at), audioDeviation.get(at), true);
        }
    }

    private static void encode(
            float[] values, float[] now, List<Double> gain, List<Double> deviation, boolean dimensionLast) {
        int kinds = gain.size();
        for (int c = 0; c < kinds && values.length > 0; c++) {
            float share = gain.get(c).floatValue();
            float scale = (float) (1 / deviation.get(c));
            int from = dimensionLast ? c : c * (values.length / kinds);
            int to = dimensionLast ? values.length : from + values.length / kinds;
            for (int i = from; i < to; i += dimensionLast ? kinds : 1) {
                values[i] = (values[i] - share * now[i]) * scale;
            }
        }
    }

    private static void decode(
            float[] values, float[] now, List<Double> gain, List<Double> deviation, boolean dimensionLast) {
        int kinds = gain.size();
        for (int c = 0; c < kinds && values.length > 0; c++) {
            float share = gain.get(c).floatValue();
            float scale = deviation.get(c).floatValue();
            int from = dimensionLast ? c : c * (values.length / kinds);
            int to = dimensionLast ? values.length : from + values.length / kinds;
            for (int i = from; i < to; i += dimensionLast ? kinds : 1) {
                values[i] = values[i] * scale + share * now[i];
            }
        }
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
