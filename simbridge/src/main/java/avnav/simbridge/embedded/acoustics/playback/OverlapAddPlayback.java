package avnav.simbridge.embedded.acoustics.playback;

import avnav.simbridge.Pose;
import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.acoustics.signal.PairConvolution;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;

/**
 * Each step's source samples are convolved with the response of that step's pose and added to what still rings, so a
 * sample keeps the response of the pose at which it was emitted (SAVN-CE's scheme). At the border of two steps the
 * source is faded from the old response into the new one, so no response is cut. The source has always been playing:
 * the first step hears the tail of what came before through its own response.
 *
 * <p>Works with any {@link Acoustics}; the embedded room model has a faster way, {@link FieldPlayback}.
 */
final class OverlapAddPlayback implements Playback {

    private final Acoustics acoustics;
    private final SourceSound sound;
    private final int stepSamples;
    private final StepFade fade;

    private Ringing state;

    /** {@code next} is the loop index of the next step; {@code tail [2][any]} is what earlier steps add to it. */
    private record Ringing(int next, ImpulseResponse previous, double[][] tail) implements State {}

    OverlapAddPlayback(Acoustics acoustics, SourceSound sound, int stepSamples, StepFade fade, int startIndex) {
        this.acoustics = acoustics;
        this.sound = sound;
        this.stepSamples = stepSamples;
        this.fade = fade;
        this.state = new Ringing(startIndex, null, new double[2][0]);
    }

    @Override
    public float[][] next(Pose listener) {
        ImpulseResponse response = acoustics.response(listener);
        double[][] sum = state.previous() == null ? first(response) : following(response);
        float[][] heard = new float[2][stepSamples];
        double[][] tail = new double[2][Math.max(0, sum[0].length - stepSamples)];
        for (int ear = 0; ear < 2; ear++) {
            for (int i = 0; i < Math.min(stepSamples, sum[ear].length); i++) {
                heard[ear][i] = (float) sum[ear][i];
            }
            System.arraycopy(sum[ear], sum[ear].length - tail[ear].length, tail[ear], 0, tail[ear].length);
        }
        state = new Ringing((state.next() + stepSamples) % sound.length(), response, tail);
        return heard;
    }

    /** Same as a move: sound does not wait. */
    @Override
    public float[][] stop(Pose listener) {
        return next(listener);
    }

    private double[][] first(ImpulseResponse response) {
        int before = Math.max(0, response.length() - 1);
        double[] dry = new double[before + stepSamples];
        for (int i = 0; i < dry.length; i++) {
            dry[i] = sound.at(state.next() - before + i);
        }
        double[][] wet = PairConvolution.of(dry, response.left(), response.right());
        double[][] kept = new double[2][Math.max(0, wet[0].length - before)];
        for (int ear = 0; ear < 2; ear++) {
            System.arraycopy(wet[ear], before, kept[ear], 0, kept[ear].length);
        }
        return kept;
    }

    private double[][] following(ImpulseResponse response) {
        double[] entering = new double[stepSamples];
        double[] leaving = new double[fade.samples()];
        for (int i = 0; i < stepSamples; i++) {
            double sample = sound.at(state.next() + i);
            entering[i] = sample * fade.entering(i);
            if (i < leaving.length) {
                leaving[i] = sample * (1 - fade.entering(i));
            }
        }
        double[][] present = PairConvolution.of(entering, response.left(), response.right());
        double[][] past = PairConvolution.of(
                leaving, state.previous().left(), state.previous().right());
        int length = Math.max(state.tail()[0].length, Math.max(present[0].length, past[0].length));
        double[][] sum = new double[2][length];
        for (int ear = 0; ear < 2; ear++) {
            add(sum[ear], state.tail()[ear]);
            add(sum[ear], present[ear]);
            add(sum[ear], past[ear]);
        }
        return sum;
    }

    private static void add(double[] sum, double[] part) {
        for (int i = 0; i < part.length; i++) {
            sum[i] += part[i];
        }
    }

    @Override
    public State snapshot() {
        return state;
    }

    @Override
    public void restore(State saved) {
        state = PlaybackMode.cast(Ringing.class, saved);
    }
}
