package avnav.experiments.watch;

import avnav.experiments.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** What was heard, as 16-bit stereo. */
final class StereoWav {

    private static final int BYTES_PER_FRAME = 4;

    private final int sampleRateHz;
    private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
    private double peak;

    StereoWav(int sampleRateHz) {
        this.sampleRateHz = sampleRateHz;
    }

    /** @param audio {@code [2][N]} left then right; beyond full scale it is clipped */
    void append(float[][] audio) {
        for (int i = 0; i < audio[0].length; i++) {
            append(audio[0][i]);
            append(audio[1][i]);
        }
    }

    private void append(float sample) {
        peak = Math.max(peak, Math.abs(sample));
        int value = (int) Math.rint(Math.max(-1, Math.min(1, sample)) * Short.MAX_VALUE);
        samples.write(value);
        samples.write(value >> 8);
    }

    double seconds() {
        return (double) samples.size() / BYTES_PER_FRAME / sampleRateHz;
    }

    /** Decibels relative to full scale; above 0 it was clipped. */
    double peakDb() {
        return 20 * Math.log10(Math.max(peak, 1e-9));
    }

    /** @throws avnav.experiments.BadInput when the file cannot be written */
    void write(Path file) {
        AtomicFile.write(file, file());
    }

    /** What the file holds. */
    byte[] file() {
        AudioFormat format = new AudioFormat(sampleRateHz, 16, 2, true, false);
        byte[] bytes = samples.toByteArray();
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        try {
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(bytes), format, bytes.length / BYTES_PER_FRAME),
                    AudioFileFormat.Type.WAVE,
                    wav);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return wav.toByteArray();
    }
}
