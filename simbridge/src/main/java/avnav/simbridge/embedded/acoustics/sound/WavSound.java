package avnav.simbridge.embedded.acoustics.sound;

import avnav.simbridge.embedded.acoustics.Acoustics;
import avnav.simbridge.embedded.acoustics.signal.Resampling;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Reads a mono WAV file of 8, 16, 24 or 32 bit integers or 32 bit floats at any rate. */
public final class WavSound {

    private static final int MOST_SECONDS = 60;

    private WavSound() {}

    /**
     * Resampled to {@link Acoustics#SAMPLE_RATE_HZ} and normalised; named as the file without its extension.
     *
     * @throws IllegalArgumentException when the file is missing, no WAV, not mono, cut short, empty or silent, or
     *     longer than a minute; the message names it
     */
    public static SourceSound read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw bad(file, "is not there", "the path is wrong");
        }
        try (AudioInputStream stream =
                AudioSystem.getAudioInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            AudioFormat format = stream.getFormat();
            if (format.getChannels() != 1) {
                throw bad(file, "has (" + format.getChannels() + ") channels but must have 1", "mix it to mono first");
            }
            long frames = stream.getFrameLength();
            if (frames < 1 || frames > MOST_SECONDS * (double) format.getSampleRate()) {
                throw bad(file, "has (" + frames + ") samples but must have 1 to a minute's", "cut it");
            }
            byte[] bytes = stream.readAllBytes();
            if (bytes.length != frames * format.getFrameSize()) {
                throw bad(
                        file,
                        "holds (" + bytes.length + ") bytes of samples where its header promises ("
                                + frames * format.getFrameSize() + ")",
                        "it was cut short; copy it again");
            }
            double[] samples = decode(file, format, bytes);
            double[] resampled = Resampling.resample(samples, format.getSampleRate(), Acoustics.SAMPLE_RATE_HZ);
            return SourceSound.normalised(nameOf(file), resampled);
        } catch (UnsupportedAudioFileException e) {
            throw bad(file, "is not a WAV file that Java can read", "convert it to 16 bit PCM");
        } catch (IOException e) {
            throw bad(file, "cannot be read (" + e.getMessage() + ")", "it is damaged or not permitted");
        }
    }

    private static double[] decode(Path file, AudioFormat format, byte[] bytes) {
        int width = format.getSampleSizeInBits() / 8;
        boolean isFloat = format.getEncoding() == AudioFormat.Encoding.PCM_FLOAT;
        boolean isInteger = format.getEncoding() == AudioFormat.Encoding.PCM_SIGNED
                || format.getEncoding() == AudioFormat.Encoding.PCM_UNSIGNED && width == 1;
        if (width * 8 != format.getSampleSizeInBits() || !(isFloat && width == 4 || isInteger && width <= 4)) {
            throw bad(file, "is encoded as (" + format + ")", "convert it to 16 bit PCM");
        }
        double[] samples = new double[bytes.length / width];
        for (int i = 0; i < samples.length; i++) {
            int value = 0;
            for (int b = 0; b < width; b++) {
                int position = format.isBigEndian() ? b : width - 1 - b;
                value = value << 8 | bytes[i * width + position] & 0xff;
            }
            int shift = 32 - 8 * width;
            if (isFloat) {
                samples[i] = Float.intBitsToFloat(value);
            } else if (format.getEncoding() == AudioFormat.Encoding.PCM_UNSIGNED) {
                samples[i] = (value - 128) / 128.0;
            } else {
                samples[i] = (value << shift) / 2147483648.0;
            }
        }
        return samples;
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static IllegalArgumentException bad(Path file, String what, String maybe) {
        return new IllegalArgumentException("The sound file (" + file + ") " + what + ".\nMaybe " + maybe + ".");
    }
}
