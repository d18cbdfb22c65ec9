package avnav.experiments.acoustics;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.signal.FourierTransform;
import avnav.simbridge.embedded.acoustics.signal.OctaveBands;
import avnav.simbridge.embedded.home.AcousticMaterial;

/** Room-acoustic figures of one channel of an impulse response (ISO 3382-1), dB and seconds. */
record ResponseFigures(float[] samples) {

    private static final double RATE = Acoustics.SAMPLE_RATE_HZ;

    /** What counts as direct sound in the reference: the first 3 ms. */
    private static final double DIRECT_SECONDS = 0.003;

    /** 0 dB = the direct sound at 1 m. */
    double level() {
        return decibels(energy(0, samples.length));
    }

    /** Energy of the first 3 ms from the way's arrival on against all that follows. */
    double directToReverberant(double metres) {
        int arrival = arrival(metres);
        int end = Math.min(samples.length, arrival + (int) (DIRECT_SECONDS * RATE));
        return decibels(energy(0, end) / energy(end, samples.length));
    }

    /** Energy of the 50 ms after the way's arrival against all that follows. */
    double clarity(double metres) {
        int end = Math.min(samples.length, arrival(metres) + (int) (0.05 * RATE));
        return decibels(energy(0, end) / energy(end, samples.length));
    }

    private static int arrival(double metres) {
        return (int) Math.round(metres / Acoustics.SOUND_METRES_PER_SECOND * RATE) + OctaveBands.LATENCY;
    }

    /** Reverberation time from the decay between -5 and -25 dB. */
    double reverberationSeconds() {
        double[] left = new double[samples.length + 1];
        for (int i = samples.length - 1; i >= 0; i--) {
            left[i] = left[i + 1] + (double) samples[i] * samples[i];
        }
        double count = 0;
        double t = 0;
        double y = 0;
        double tt = 0;
        double ty = 0;
        for (int i = 0; i < samples.length; i++) {
            double decibels = decibels(left[i] / left[0]);
            if (decibels <= -5 && decibels >= -25) {
                double seconds = i / RATE;
                count++;
                t += seconds;
                y += decibels;
                tt += seconds * seconds;
                ty += seconds * decibels;
            }
        }
        return -60 * (count * tt - t * t) / (count * ty - t * y);
    }

    /** The part of one octave; soft flanks, so that the filter rings less than the room. */
    ResponseFigures octave(int band) {
        FourierTransform transform = new FourierTransform(FourierTransform.sizeFor(2 * samples.length));
        float[] spectrum = transform.ofReal(samples, 0, samples.length);
        double centre = AcousticMaterial.BANDS_HZ[band];
        for (int k = 0; k < transform.size(); k++) {
            double hz = Math.min(k, transform.size() - k) * RATE / transform.size();
            double octaves = Math.log(Math.max(hz, 1) / centre) / Math.log(2);
            double pass = Math.abs(octaves) < 1 ? 0.5 + 0.5 * Math.cos(Math.PI * octaves) : 0;
            spectrum[2 * k] *= (float) pass;
            spectrum[2 * k + 1] *= (float) pass;
        }
        transform.inverse(spectrum);
        float[] part = new float[samples.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = spectrum[2 * i];
        }
        return new ResponseFigures(part);
    }

    private double energy(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }

    static double decibels(double ratio) {
        return 10 * Math.log10(Math.max(ratio, 1e-30));
    }
}
