package avnav.simbridge.embedded.acoustics.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSoundTest {

    @TempDir
    private Path folder;

    @Test
    void theTelephoneRingsWithoutASilence() {
        SourceSound ring = TelephoneRing.sound();
        assertThat(ring.length() / 16_000.0).isBetween(0.8, 1.4);
        int window = 800;
        for (int from = 0; from < ring.length(); from += window) {
            double sum = 0;
            for (int i = 0; i < window; i++) {
                sum += ring.at(from + i) * ring.at(from + i);
            }
            assertThat(Math.sqrt(sum / window)).as("50 ms from sample %d", from).isGreaterThan(SourceSound.RMS / 4);
        }
    }

    @Test
    void theTelephonesLoopHasNoSeam() {
        SourceSound ring = TelephoneRing.sound();
        float largest = 0;
        for (int i = 1; i < ring.length(); i++) {
            largest = Math.max(largest, Math.abs(ring.at(i) - ring.at(i - 1)));
        }
        assertThat(Math.abs(ring.at(ring.length()) - ring.at(-1))).isLessThan(largest);
    }

    @Test
    void aToneKeepsItsFrequencyWhenResampled() throws IOException {
        for (int rate : new int[] {8_000, 22_050, 44_100, 48_000}) {
            SourceSound sound = WavSound.read(write("tone.wav", rate, 1, rate));
            assertThat(sound.name()).isEqualTo("tone");
            assertThat(sound.length()).isEqualTo(16_000);
            for (int i = 4000; i < 12_000; i++) {
                double wanted = SourceSound.RMS * Math.sqrt(2) * Math.sin(2 * Math.PI * 1000 * i / 16_000.0);
                assertThat((double) sound.at(i)).as("rate %d", rate).isCloseTo(wanted, Offset.offset(0.001));
            }
        }
    }

    @Test
    void refusesStereo() throws IOException {
        refuses(write("stereo.wav", 16_000, 2, 4000), "channels");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        refuses(folder.resolve("nothing.wav"), "not there");
    }

    @Test
    void refusesAFileThatIsNoWav() throws IOException {
        refuses(Files.writeString(folder.resolve("text.wav"), "la la la"), "not a WAV");
    }

    @Test
    void refusesAFileThatIsCutShort() throws IOException {
        byte[] whole = Files.readAllBytes(write("whole.wav", 16_000, 1, 4000));
        Path cut = Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> WavSound.read(cut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut.wav");
    }

    @Test
    void refusesSilence() {
        assertThatThrownBy(() -> SourceSound.normalised("silence", new double[100]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("silence");
    }

    private static void refuses(Path file, String why) {
        assertThatThrownBy(() -> WavSound.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why)
                .hasMessageContaining("\nMaybe");
    }

    private Path write(String name, int rate, int channels, int frames) throws IOException {
        byte[] bytes = new byte[2 * channels * frames];
        for (int i = 0; i < channels * frames; i++) {
            int value = (int) Math.round(20_000 * Math.sin(2 * Math.PI * 1000.0 * (i / channels) / rate));
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        AudioFormat format = new AudioFormat(rate, 16, channels, true, false);
        Path file = folder.resolve(name);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes), format, frames),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }
}
