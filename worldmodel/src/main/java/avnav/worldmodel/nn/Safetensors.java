package avnav.worldmodel.nn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A safetensors file: named tensors and text metadata. Reading checks everything the format promises before a byte of
 * data is touched; writing goes to a temporary name first, so a reader never meets half a file.
 *
 * @param metadata the header's {@code __metadata__}, sorted by key
 */
public record Safetensors(Map<String, StoredTensor> tensors, Map<String, String> metadata) {

    public Safetensors {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** @throws TensorFileException when the file is not, or not wholly, a safetensors file */
    public static Safetensors read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafetensorsHeader header = SafetensorsHeader.read(file, channel);
            Map<String, StoredTensor> tensors = new LinkedHashMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                byte[] bytes = new byte[(int) (entry.end() - entry.begin())];
                readFully(file, channel, ByteBuffer.wrap(bytes), header.dataStart() + entry.begin());
                tensors.put(entry.name(), new StoredTensor(entry.type(), bytes, entry.shape()));
            }
            return new Safetensors(tensors, header.metadata());
        }
    }

    /** The tensor of this name. */
    public StoredTensor get(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("There is no tensor (" + name + ") in this file.");
        }
        return tensor;
    }

    /** Same tensors and metadata, same bytes: widest elements first, then by name. */
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                SafetensorsHeader header = SafetensorsHeader.of(this);
                writeFully(channel, header.encode());
                for (SafetensorsHeader.Entry entry : header.entries()) {
                    writeFully(channel, get(entry.name()).bytes());
                }
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static void readFully(Path file, FileChannel channel, ByteBuffer target, long position) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw new TensorFileException(file, "ends too early.\nMaybe its download was cut short.");
            }
            at += count;
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
