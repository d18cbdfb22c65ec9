package avnav.simbridge.embedded.acoustics.playback;

import avnav.simbridge.Pose;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.acoustics.signal.PairConvolution;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;

/**
 * SoundSpaces 2.0's continuous sound ({@code ContinuousSoundSpacesSim}): a segment of the source convolved with the
 * present response, cross-faded from the previous one, with its quirks: a clip of one to two seconds is played three
 * times before it loops; before the loop index exceeds the response's length the previous turn of the loop leaves no
 * tail and nothing wraps; STOP moves neither the index nor the previous response.
 */
final class SegmentPlayback implements Playback {

    private static final int TIMES = 3;

    private final Acoustics acoustics;
    private final float[] source;
    private final int stepSamples;
    private final int fadeSamples;

    private Segment state;

    /** Place in the loop and the responses of the last two renderings; {@code null} where there was none. */
    private record Segment(int index, ImpulseResponse previous, ImpulseResponse present) implements State {}

    /** @param fadeSamples length of the cross-fade less one; 0 switches it off */
    SegmentPlayback(
            Acoustics acoustics, SourceSound sound, int rateHz, int stepSamples, int fadeSamples, int startIndex) {
        this.acoustics = acoustics;
        this.source = loaded(sound.samples(), rateHz);
        this.stepSamples = stepSamples;
        this.fadeSamples = fadeSamples;
        this.state = new Segment(startIndex, null, null);
    }

    private static float[] loaded(float[] clip, int rateHz) {
        if (clip.length / rateHz != 1) {
            return clip;
        }
        float[] repeated = new float[TIMES * clip.length];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = clip[i % clip.length];
        }
        return repeated;
    }

    @Override
    public float[][] next(Pose listener) {
        boolean first = state.present() == null;
        int index = first ? state.index() : (state.index() + stepSamples) % source.length;
        return render(new Segment(index, state.present(), acoustics.response(listener)));
    }

    @Override
    public float[][] stop(Pose listener) {
        return render(new Segment(state.index(), state.previous(), acoustics.response(listener)));
    }

    private float[][] render(Segment next) {
        state = next;
        double[][] heard = segment(next.present());
        if (fadeSamples > 0 && next.previous() != null) {
            double[][] old = segment(next.previous());
            for (int ear = 0; ear < 2; ear++) {
                for (int i = 0; i <= Math.min(fadeSamples, stepSamples - 1); i++) {
                    double share = (double) i / fadeSamples;
                    heard[ear][i] = old[ear][i] * (1 - share) + heard[ear][i] * share;
                }
            }
        }
        float[][] samples = new float[2][stepSamples];
        for (int ear = 0; ear < 2; ear++) {
            for (int i = 0; i < stepSamples; i++) {
                samples[ear][i] = (float) heard[ear][i];
            }
        }
        return samples;
    }

    /** The step's samples heard through one response. */
    private double[][] segment(ImpulseResponse response) {
        int index = state.index();
        int length = response.length();
        double[][] heard = new double[2][stepSamples];
        if (length == 0) {
            return heard;
        }
        boolean whole = index < length;
        int from = whole ? 0 : index - length + 1;
        int to = whole ? Math.min(index + stepSamples, source.length) : index + stepSamples;
        double[] dry = new double[to - from];
        for (int i = 0; i < dry.length; i++) {
            dry[i] = source[(from + i) % source.length];
        }
        double[][] wet = PairConvolution.of(dry, response.left(), response.right());
        for (int ear = 0; ear < 2; ear++) {
            int available = Math.min(stepSamples, wet[ear].length - (index - from));
            if (available > 0) {
                System.arraycopy(wet[ear], index - from, heard[ear], 0, available);
            }
        }
        return heard;
    }

    @Override
    public State snapshot() {
        return state;
    }

    @Override
    public void restore(State saved) {
        state = PlaybackMode.cast(Segment.class, saved);
    }
}
