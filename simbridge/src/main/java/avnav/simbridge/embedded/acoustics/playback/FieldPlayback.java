package avnav.simbridge.embedded.acoustics.playback;

import avnav.simbridge.Pose;
import avnav.simbridge.embedded.acoustics.RoomAcoustics;
import avnav.simbridge.embedded.acoustics.room.FieldShare;
import avnav.simbridge.embedded.acoustics.room.Hearing;
import avnav.simbridge.embedded.acoustics.room.Patch;
import avnav.simbridge.embedded.acoustics.signal.FourierTransform;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link OverlapAddPlayback} for the embedded acoustics, some hundred times faster. The source is fixed and loops, so
 * every cell's field is a periodic signal that is rendered once; a step mixes the fields around it and filters only what
 * comes from somewhere: the dry source by the early paths, and by the openings the fields behind them. At a fixed pose
 * both ways hear the same; while the agent moves, here the reverberation is that of where it is, not of where it was
 * when the sound was emitted.
 */
final class FieldPlayback implements Playback {

    private final RoomAcoustics acoustics;
    private final int stepSamples;
    private final int period;
    private final StepFade fade;
    private final FourierTransform transform;
    private final LoopFields loops;

    private Ringing state;

    /** One filter: what it filters ({@link LoopFields#DRY} or a cell) and its spectrum, left + i right. */
    private record Filter(int loop, float[] spectrum) {}

    /** Immutable: index of the next step, the last step's filters and fields, and {@code [2][EARLY]} still to come. */
    private record Ringing(int next, List<Filter> filters, List<FieldShare> fields, float[][] tail) implements State {}

    FieldPlayback(RoomAcoustics acoustics, SourceSound sound, int stepSamples, StepFade fade, int startIndex) {
        this.acoustics = acoustics;
        this.stepSamples = stepSamples;
        this.period = sound.length();
        this.fade = fade;
        int size = FourierTransform.sizeFor(stepSamples + RoomAcoustics.EARLY_SAMPLES - 1);
        this.transform = new FourierTransform(size);
        this.loops = new LoopFields(acoustics, sound, stepSamples, fade, transform);
        this.state = new Ringing(startIndex, List.of(), List.of(), new float[2][0]);
    }

    @Override
    public float[][] next(Pose listener) {
        Hearing hearing = acoustics.hear(listener);
        List<Filter> filters = filters(hearing, listener);
        if (state.tail()[0].length == 0) {
            prime(filters, hearing.fields());
        }
        float[] sum = new float[2 * transform.size()];
        for (Filter filter : filters) {
            FourierTransform.multiplyAdd(sum, loops.entering(filter.loop(), state.next()), filter.spectrum());
        }
        for (Filter filter : state.filters()) {
            FourierTransform.multiplyAdd(sum, loops.leaving(filter.loop(), state.next()), filter.spectrum());
        }
        transform.inverse(sum);
        float[][] heard = new float[2][stepSamples];
        float[][] tail = split(sum, heard);
        gather(heard, state.fields(), hearing.fields());
        state = new Ringing((state.next() + stepSamples) % period, filters, hearing.fields(), tail);
        return heard;
    }

    /** Same as a move: sound does not wait. */
    @Override
    public float[][] stop(Pose listener) {
        return next(listener);
    }

    private List<Filter> filters(Hearing hearing, Pose listener) {
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter(LoopFields.DRY, loops.spectrum(acoustics.early(hearing, listener))));
        for (Patch patch : hearing.patches()) {
            filters.add(new Filter(patch.cell(), loops.spectrum(acoustics.filter(patch, listener))));
        }
        return filters;
    }

    /** Before the first step the source has been playing at the same pose. */
    private void prime(List<Filter> filters, List<FieldShare> fields) {
        int early = RoomAcoustics.EARLY_SAMPLES;
        state = new Ringing(state.next(), filters, fields, new float[2][early]);
        int steps = (early + stepSamples - 1) / stepSamples;
        int start = state.next();
        for (int step = steps; step > 0; step--) {
            int index = Math.floorMod(start - step * stepSamples, period);
            float[] sum = new float[2 * transform.size()];
            for (Filter filter : filters) {
                FourierTransform.multiplyAdd(sum, loops.entering(filter.loop(), index), filter.spectrum());
                FourierTransform.multiplyAdd(sum, loops.leaving(filter.loop(), index), filter.spectrum());
            }
            transform.inverse(sum);
            state = new Ringing(start, filters, fields, split(sum, new float[2][stepSamples]));
        }
    }

    /** Adds what rang before and a step's convolution; writes the step's part to {@code heard}, returns the rest. */
    private float[][] split(float[] sum, float[][] heard) {
        int early = RoomAcoustics.EARLY_SAMPLES;
        float[][] tail = new float[2][early];
        for (int ear = 0; ear < 2; ear++) {
            float[] before = state.tail()[ear];
            float[] now = heard[ear];
            float[] rest = tail[ear];
            for (int i = 0; i < stepSamples; i++) {
                now[i] = sum[2 * i + ear];
            }
            for (int i = 0; i < Math.min(early, stepSamples); i++) {
                now[i] += before[i];
            }
            for (int i = 0; i < Math.min(early, transform.size() - stepSamples); i++) {
                rest[i] = sum[2 * (stepSamples + i) + ear];
            }
            for (int i = stepSamples; i < early; i++) {
                rest[i - stepSamples] += before[i];
            }
        }
        return tail;
    }

    private void gather(float[][] heard, List<FieldShare> leaving, List<FieldShare> entering) {
        boolean same = leaving.equals(entering);
        for (FieldShare share : entering) {
            mix(heard, share, same ? 0 : 1);
        }
        if (!same) {
            for (FieldShare share : leaving) {
                mix(heard, share, -1);
            }
        }
    }

    /** @param direction 1 fades the field in, -1 out within the fade, 0 plays it throughout */
    private void mix(float[][] heard, FieldShare share, int direction) {
        if (share.gain() == 0) {
            return;
        }
        float gain = (float) share.gain();
        float[][] field = loops.field(share.cell());
        int faded = direction == 0 ? 0 : fade.samples();
        int samples = direction < 0 ? faded : stepSamples;
        for (int ear = 0; ear < 2; ear++) {
            float[] out = heard[ear];
            float[] loop = field[ear];
            int at = state.next();
            for (int i = 0; i < faded; i++) {
                float part = fade.gain()[i];
                out[i] += gain * (direction > 0 ? part : 1 - part) * loop[at];
                at = at + 1 == period ? 0 : at + 1;
            }
            for (int i = faded; i < samples; ) {
                int run = Math.min(samples - i, period - at);
                for (int j = 0; j < run; j++) {
                    out[i + j] += gain * loop[at + j];
                }
                i += run;
                at = at + run == period ? 0 : at + run;
            }
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
