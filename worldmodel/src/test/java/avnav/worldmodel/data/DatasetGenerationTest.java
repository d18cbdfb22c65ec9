package avnav.worldmodel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetGenerationTest {

    @TempDir
    private Path temp;

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private DatasetGeneration generation() {
        return new DatasetGeneration(temp, "tiny", TinyDataset.SETTINGS, TinyDataset.WORLD);
    }

    private static Map<String, String> checksums(Path folder) throws IOException {
        Map<String, String> checksums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                checksums.put(folder.relativize(file).toString(), Checksum.of(file));
            }
        }
        return checksums;
    }

    private void kill(int after) {
        List<TrajectoryInfo> seen = new ArrayList<>();
        assertThatThrownBy(() -> generation().run(1, progress -> {
                    seen.add(progress.trajectory());
                    if (seen.size() == after) {
                        throw new Killed();
                    }
                }))
                .isInstanceOf(Killed.class);
    }

    @Test
    void anyNumberOfThreadsWritesTheSameBytes() throws IOException {
        generation().run(3, progress -> {});
        assertThat(checksums(temp)).isEqualTo(checksums(TinyDataset.folder()));
    }

    @Test
    void aKilledGenerationIsNoDataSetAndGoesOnWithWhatItHad() throws IOException {
        kill(2);
        assertThatThrownBy(() -> TrajectoryStore.open(temp))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no manifest.json")
                .hasMessageContaining("Maybe");
        Path journal = temp.resolve(GenerationJournal.FILE);
        Files.writeString(journal, Files.readString(journal) + "{\"index\":3,\"spl");
        Path left = Files.writeString(temp.resolve("train/.home-01-0000.safetensors.x.part"), "half a file");
        FileTime first = Files.getLastModifiedTime(temp.resolve("train/home-00-0000.safetensors"));

        List<Boolean> isNew = new ArrayList<>();
        generation().run(2, progress -> isNew.add(progress.isNew()));
        assertThat(isNew).containsExactlyInAnyOrder(false, false, true, true, true);
        assertThat(left).doesNotExist();
        assertThat(Files.getLastModifiedTime(temp.resolve("train/home-00-0000.safetensors")))
                .isEqualTo(first);
        assertThat(checksums(temp)).isEqualTo(checksums(TinyDataset.folder()));
    }

    @Test
    void aFinishedFileThatChangedIsGeneratedAnew() throws IOException {
        kill(3);
        Path file = temp.resolve("train/home-01-0000.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        generation().run(1, progress -> {});
        assertThat(checksums(temp)).isEqualTo(checksums(TinyDataset.folder()));
    }

    @Test
    void aFinishedSetIsFoundWholeAndALostFileIsReplaced() throws IOException {
        TinyDataset.copy(temp);
        Files.delete(temp.resolve("val/home-00-0000.safetensors"));
        List<TrajectoryInfo> anew = new ArrayList<>();
        generation().run(1, progress -> {
            if (progress.isNew()) {
                anew.add(progress.trajectory());
            }
        });
        assertThat(anew).extracting(TrajectoryInfo::file).containsExactly("val/home-00-0000.safetensors");
        assertThat(checksums(temp)).isEqualTo(checksums(TinyDataset.folder()));
    }

    @Test
    void refusesAFolderOfOtherSettings() throws IOException {
        GenerationSettings other = new GenerationSettings(4, 1, 0, 0, 24, 1, 20, TinyDataset.WANDERING);
        TinyDataset.copy(temp);
        assertThatThrownBy(() -> new DatasetGeneration(temp, "other", other, TinyDataset.WORLD).run(1, progress -> {}))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("of other settings");
        Files.delete(temp.resolve(Manifest.FILE));
        Files.writeString(temp.resolve(GenerationJournal.FILE), "{}\n");
        assertThatThrownBy(() -> new DatasetGeneration(temp, "other", other, TinyDataset.WORLD).run(1, progress -> {}))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("begun with other settings");
    }

    @Test
    void sayWhereItCannotWrite() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> new DatasetGeneration(
                                file.resolve("set"), "tiny", TinyDataset.SETTINGS, TinyDataset.WORLD)
                        .run(1, progress -> {}))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Maybe");
        Files.writeString(temp.resolve("train"), "a file where a folder must be");
        assertThatThrownBy(() -> generation().run(2, progress -> {}))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cannot be written");
        assertThat(temp.resolve(Manifest.FILE)).doesNotExist();
    }

    @Test
    void aSmallerSetIsPartOfALargerOne() throws IOException {
        GenerationSettings fewer = new GenerationSettings(3, 0, 1, 0, 24, 1, 20, TinyDataset.WANDERING);
        new DatasetGeneration(temp, "fewer", fewer, TinyDataset.WORLD).run(1, progress -> {});
        assertThat(Checksum.of(temp.resolve("val/home-00-0000.safetensors")))
                .isEqualTo(Checksum.of(TinyDataset.folder().resolve("val/home-00-0000.safetensors")));
    }
}
