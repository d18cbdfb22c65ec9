package avnav.simbridge.embedded.acoustics.playback;

import avnav.simbridge.embedded.acoustics.ImpulseResponse;
import avnav.simbridge.embedded.acoustics.RoomAcoustics;
import avnav.simbridge.embedded.acoustics.signal.FourierTransform;
import avnav.simbridge.embedded.acoustics.sound.SourceSound;
import java.util.HashMap;
import java.util.Map;

/**
 * The periodic signals of one episode, each rendered when it is first needed: the dry loop, every cell's field, and the
 * spectra of their steps with the fade applied, kept when the loop comes round to the same steps soon enough.
 */
final class LoopFields {

    /** The source's own loop, beside the cells 0, 1, ... */
    static final int DRY = -1;

    private static final int MOST_STEPS_KEPT = 40;

    private final RoomAcoustics acoustics;
    private final SourceSound sound;
    private final int stepSamples;
    private final StepFade fade;
    private final FourierTransform transform;
    private final FourierTransform loopTransform;
    private final float[] loopSpectrum;
    private final float[][][] fields;
    private final boolean keeps;
    private final Map<Integer, float[]>[] entering;
    private final Map<Integer, float[]>[] leaving;

    @SuppressWarnings({"unchecked", "rawtypes"})
    LoopFields(RoomAcoustics acoustics, SourceSound sound, int stepSamples, StepFade fade, FourierTransform transform) {
        this.acoustics = acoustics;
        this.sound = sound;
        this.stepSamples = stepSamples;
        this.fade = fade;
        this.transform = transform;
        this.loopTransform = new FourierTransform(sound.length());
        this.loopSpectrum = loopTransform.ofReal(sound.samples(), 0, sound.length());
        this.fields = new float[acoustics.cellCount()][][];
        this.keeps = sound.length() / gcd(sound.length(), stepSamples) <= MOST_STEPS_KEPT;
        this.entering = new Map[fields.length + 1];
        this.leaving = new Map[fields.length + 1];
        for (int i = 0; i <= fields.length; i++) {
            entering[i] = new HashMap<>();
            leaving[i] = new HashMap<>();
        }
    }

    private static int gcd(int one, int other) {
        return other == 0 ? one : gcd(other, one % other);
    }

    /** Spectrum left + i right of a filter. */
    float[] spectrum(ImpulseResponse filter) {
        float[] spectrum = new float[2 * transform.size()];
        for (int i = 0; i < filter.length(); i++) {
            spectrum[2 * i] = filter.left()[i];
            spectrum[2 * i + 1] = filter.right()[i];
        }
        transform.forward(spectrum);
        return spectrum;
    }

    /** A cell's field of the looped sound, {@code [2][period]}. */
    float[][] field(int cell) {
        if (fields[cell] == null) {
            fields[cell] = render(acoustics.lateResponse(cell));
        }
        return fields[cell];
    }

    private float[][] render(ImpulseResponse response) {
        int period = sound.length();
        float[] folded = new float[2 * period];
        int at = 0;
        for (int i = 0; i < response.length(); i++) {
            folded[2 * at] += response.left()[i];
            folded[2 * at + 1] += response.right()[i];
            at = at + 1 == period ? 0 : at + 1;
        }
        loopTransform.forward(folded);
        float[] product = new float[2 * period];
        FourierTransform.multiplyAdd(product, folded, loopSpectrum);
        loopTransform.inverse(product);
        float[][] field = new float[2][period];
        for (int i = 0; i < period; i++) {
            field[0][i] = product[2 * i];
            field[1][i] = product[2 * i + 1];
        }
        return field;
    }

    /** Spectrum of a loop's step from an index on, fading in. */
    float[] entering(int loop, int index) {
        if (!keeps) {
            return faded(loop, index, true);
        }
        return entering[loop + 1].computeIfAbsent(index, i -> faded(loop, i, true));
    }

    /** Spectrum of the part of the same step that fades out. */
    float[] leaving(int loop, int index) {
        if (!keeps) {
            return faded(loop, index, false);
        }
        return leaving[loop + 1].computeIfAbsent(index, i -> faded(loop, i, false));
    }

    private float[] faded(int loop, int index, boolean enters) {
        float[] samples = loop == DRY ? sound.samples() : field(loop)[0];
        float[] spectrum = new float[2 * transform.size()];
        int count = enters ? stepSamples : fade.samples();
        for (int i = 0; i < count; i++) {
            float part = enters ? fade.entering(i) : 1 - fade.entering(i);
            spectrum[2 * i] = part * samples[(index + i) % samples.length];
        }
        transform.forward(spectrum);
        return spectrum;
    }
}
