package avnav.worldmodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedDatasetTest {

    private static final String FILE = "test/home-01-0000.safetensors";

    @TempDir
    private Path temp;

    private Path file;

    @BeforeEach
    void copy() throws IOException {
        TinyDataset.copy(temp);
        file = temp.resolve(FILE);
    }

    private List<String> problems() {
        return DatasetVerification.of(temp).run(info -> {});
    }

    private void edit(String from, String to) throws IOException {
        Path manifest = temp.resolve(Manifest.FILE);
        String text = Files.readString(manifest);
        assertThat(text).contains(from);
        Files.writeString(manifest, text.replace(from, to));
    }

    private void isRefused(String... parts) {
        assertThatThrownBy(() -> TrajectoryStore.open(temp))
                .isInstanceOf(DatasetException.class)
                .hasMessageContainingAll(parts)
                .hasMessageContaining("Maybe");
    }

    @Test
    void aWholeSetHasNoProblems() {
        List<TrajectoryInfo> checked = new ArrayList<>();
        assertThat(DatasetVerification.of(temp).run(checked::add)).isEmpty();
        assertThat(checked).hasSize(TinyDataset.SETTINGS.trajectories());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-5, 0.001, 0.3, 0.7, 0.99999})
    void verifyFindsOneFlippedBitAndNamesTheFile(double place) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long at = (long) (place * bytes.length());
            bytes.seek(at);
            int value = bytes.read();
            bytes.seek(at);
            bytes.write(value ^ 4);
        }
        assertThat(problems()).singleElement().asString().contains(FILE, "SHA-256");
    }

    @Test
    void aFileCutShortIsRefusedAtOnce() throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 1);
        }
        isRefused(FILE, "bytes");
        assertThat(problems()).singleElement().asString().contains(FILE, "bytes");
    }

    @Test
    void aMissingFileIsRefusedAtOnce() throws IOException {
        Files.delete(file);
        isRefused(FILE, "missing");
        assertThat(problems()).singleElement().asString().contains(FILE, "missing");
    }

    @Test
    void aForeignSafetensorsFileIsRefusedWhenRead() throws IOException {
        long bytes = Files.size(file);
        new Safetensors(Map.of("weights", StoredTensor.of(new float[] {1, 2}, 2)), Map.of()).write(file);
        String size = FILE + "\",\n    \"bytes\" : ";
        edit(size + bytes, size + Files.size(file));
        try (TrajectoryStore store = TrajectoryStore.open(temp)) {
            assertThatThrownBy(() -> store.read(4, 0, 1))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContainingAll(FILE, "no tensor");
        }
    }

    @Test
    void aFileThatIsNoSafetensorsIsRefusedWhenRead() throws IOException {
        byte[] noise = new byte[(int) Files.size(file)];
        java.util.Arrays.fill(noise, (byte) 0x5a);
        Files.write(file, noise);
        try (TrajectoryStore store = TrajectoryStore.open(temp)) {
            assertThatThrownBy(() -> store.read(4, 0, 1))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContainingAll(FILE, "safetensors");
        }
    }

    @Test
    void framesThatTheFileDoesNotHoldAreRefusedWhenRead() throws IOException {
        int frames = TrajectoryStore.open(temp).trajectories().get(4).frames();
        edit("\"frames\" : " + frames + ",", "\"frames\" : " + (frames + 1) + ",");
        try (TrajectoryStore store = TrajectoryStore.open(temp)) {
            assertThatThrownBy(() -> store.read(4, 0, 1))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContainingAll(FILE, "is wanted");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"format\": 7}",
                "\u0000\u0001\u0002",
                "{\"format\": \"WAV\", \"version\": 1}"
            })
    void aGarbageManifestIsRefused(String text) throws IOException {
        Files.writeString(temp.resolve(Manifest.FILE), text);
        isRefused(Manifest.FILE);
    }

    @Test
    void manifestsThatLieAreRefused() throws IOException {
        String good = Files.readString(temp.resolve(Manifest.FILE));
        String[][] lies = {
            {"\"version\" : 1", "\"version\" : 2", "version"},
            {"\"version\" : 1", "\"version\" : \"1\"", "damaged"},
            {"\"preset\" : ", "\"preset\" : \"a\", \"presets\" : ", "presets"},
            {"\"seed\" : 3", "\"seed\" : null", "seed"},
            {FILE, "../../etc/passwd.safetensors", "passwd"},
            {"\"split\" : \"VAL\"", "\"split\" : \"DEV\"", "DEV"},
            {"\"index\" : 4", "\"index\" : 5", "(4)"},
            {"\"motion\"", "\"motions\"", "(motion)"},
        };
        for (String[] lie : lies) {
            Files.writeString(temp.resolve(Manifest.FILE), good);
            edit(lie[0], lie[1]);
            isRefused(lie[2]);
        }
    }

    @Test
    void aFolderWithoutAManifestIsRefused() throws IOException {
        Files.delete(temp.resolve(Manifest.FILE));
        isRefused("no " + Manifest.FILE);
    }
}
