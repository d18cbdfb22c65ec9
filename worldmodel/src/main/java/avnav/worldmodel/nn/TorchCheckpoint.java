package avnav.worldmodel.nn;

import avnav.worldmodel.nn.TorchGlobals.Storage;
import avnav.worldmodel.nn.TorchGlobals.View;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What {@code torch.save} wrote ({@code .pth}, {@code .pt}, {@code .pth.tar}; the zip format and the one before it),
 * read without running anything: objects of foreign classes, such as a training script's configuration, are stepped
 * over, and a file that asks for a call is refused as a whole.
 */
public final class TorchCheckpoint {

    private static final long MAX_PICKLE_BYTES = 256L << 20;
    private static final String LEGACY_MAGIC = "119547037146038801333356";

    private final Map<Object, Object> content;
    private final Path file;
    private final TorchStorages storages;

    private TorchCheckpoint(Path file, Object content, TorchStorages storages) {
        if (!(content instanceof Map<?, ?> map)) {
            throw new PickleRefusal("holds no dictionary at its top.");
        }
        this.file = file;
        this.content = new LinkedHashMap<>(map);
        this.storages = storages;
        resolve(this.content, 0);
    }

    /** @throws TensorFileException when the file is damaged, foreign, or asks for anything but data */
    public static TorchCheckpoint read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            boolean zip = start.length == 2 && start[0] == 'P' && start[1] == 'K';
            return zip ? readZip(file) : readLegacy(file);
        } catch (PickleRefusal e) {
            throw new TensorFileException(file, e.getMessage(), e);
        } catch (ZipException e) {
            throw new TensorFileException(
                    file, "is a damaged archive: " + e.getMessage() + "\nMaybe its download was cut short.", e);
        }
    }

    /** Keys of the top dictionary. */
    public List<String> keys() {
        return content.keySet().stream().map(String::valueOf).toList();
    }

    /**
     * The tensors of one entry of the top dictionary, such as {@code state_dict}, in file order.
     *
     * @throws TensorFileException when there is no such entry or it holds anything but tensors
     */
    public Map<String, StoredTensor> tensors(String key) throws TensorFileException {
        if (!(content.get(key) instanceof Map<?, ?> map)) {
            throw new TensorFileException(
                    file, "has no dictionary of tensors under (" + key + "), only " + keys() + ".");
        }
        return tensors(map);
    }

    /** The tensors of a file that is a bare state dict. */
    public Map<String, StoredTensor> tensors() throws TensorFileException {
        return tensors(content);
    }

    /** A whole number below the top dictionary, such as {@code extra_state}, {@code step}; -1 when absent. */
    public long number(String... path) {
        Object at = content;
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at instanceof Long number ? number : -1;
    }

    private Map<String, StoredTensor> tensors(Map<?, ?> map) throws TensorFileException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof StoredTensor tensor)) {
                throw new TensorFileException(file, "holds (" + entry.getKey() + ") among its tensors, which is none.");
            }
            tensors.put(String.valueOf(entry.getKey()), tensor);
        }
        return tensors;
    }

    /** Gathers the tensors of the top dictionary and of the dictionaries in it. */
    private void resolve(Map<Object, Object> map, int depth) {
        for (Map.Entry<Object, Object> entry : map.entrySet()) {
            if (entry.getValue() instanceof View view) {
                entry.setValue(storages.tensor(view));
            } else if (entry.getValue() instanceof Map<?, ?> inner && depth < 1) {
                Map<Object, Object> copy = new LinkedHashMap<>(inner);
                resolve(copy, depth + 1);
                entry.setValue(copy);
            }
        }
    }

    private static TorchCheckpoint readZip(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry pickle = zip.stream()
                    .filter(entry -> entry.getName().matches("[^/]+/data\\.pkl"))
                    .findFirst()
                    .orElseThrow(() -> new PickleRefusal("is an archive without data.pkl, so no checkpoint."));
            String folder = pickle.getName().substring(0, pickle.getName().indexOf('/') + 1);
            ZipEntry order = zip.getEntry(folder + "byteorder");
            if (order != null && !new String(bytes(zip, order, 16), StandardCharsets.US_ASCII).equals("little")) {
                throw new PickleRefusal("is not little-endian.");
            }
            Object content = PickleMachine.load(new PickleInput(bytes(zip, pickle, MAX_PICKLE_BYTES)));
            return new TorchCheckpoint(file, content, new TorchStorages(storage -> zipped(zip, folder, storage)));
        }
    }

    private static byte[] zipped(ZipFile zip, String folder, Storage storage) {
        ZipEntry entry = zip.getEntry(folder + "data/" + storage.key());
        if (entry == null) {
            throw new PickleRefusal("lacks its storage (" + storage.key() + ").\nMaybe it is damaged.");
        }
        try {
            byte[] bytes = bytes(zip, entry, Integer.MAX_VALUE - 8);
            if (bytes.length != storage.count() * storage.type().bytes()) {
                throw new PickleRefusal("has a storage (" + storage.key() + ") of " + bytes.length + " bytes, want "
                        + storage.count() + " elements of " + storage.type() + ".");
            }
            return bytes;
        } catch (IOException e) {
            throw new PickleRefusal("has an unreadable storage (" + storage.key() + "): " + e.getMessage());
        }
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry, long limit) throws IOException {
        if (entry.getSize() < 0 || entry.getSize() > limit) {
            throw new PickleRefusal("has an entry (" + entry.getName() + ") of " + entry.getSize() + " bytes.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes((int) entry.getSize());
        }
    }

    /** Magic number, protocol, system info, object and storage keys, each its own pickle, then the raw storages. */
    private static TorchCheckpoint readLegacy(Path file) throws IOException {
        PickleInput in = new PickleInput(Files.readAllBytes(file));
        if (in.unsignedByte() != 0x80) {
            throw new PickleRefusal("is not a checkpoint of torch.save.\nMaybe it is a safetensors file.");
        }
        in = new PickleInput(Files.readAllBytes(file));
        if (!LEGACY_MAGIC.equals(String.valueOf(PickleMachine.load(in)))) {
            throw new PickleRefusal("is a pickle, but not one of torch.save.");
        }
        PickleMachine.load(in);
        if (!(PickleMachine.load(in) instanceof Map<?, ?> system)
                || !Boolean.TRUE.equals(system.get("little_endian"))) {
            throw new PickleRefusal("is not little-endian.");
        }
        Object content = PickleMachine.load(in);
        if (!(PickleMachine.load(in) instanceof List<?> keys)) {
            throw new PickleRefusal("has no list of storages.");
        }
        Map<String, Integer> width = new HashMap<>();
        collectWidths(content, width, 0);
        Map<String, byte[]> bytes = new HashMap<>();
        for (Object key : keys) {
            Integer elementBytes = width.get(String.valueOf(key));
            if (elementBytes == null) {
                throw new PickleRefusal("holds a storage (" + key + ") that no tensor uses.");
            }
            bytes.put(String.valueOf(key), in.take(Math.multiplyExact(in.longInteger(), elementBytes)));
        }
        return new TorchCheckpoint(file, content, new TorchStorages(storage -> {
            byte[] found = bytes.get(storage.key());
            if (found == null) {
                throw new PickleRefusal("lacks its storage (" + storage.key() + ").\nMaybe it is damaged.");
            }
            return found;
        }));
    }

    private static void collectWidths(Object node, Map<String, Integer> width, int depth) {
        if (depth > 16) {
            throw new PickleRefusal("nests its data deeper than any checkpoint.");
        }
        if (node instanceof View view) {
            width.put(view.storage().key(), view.storage().type().bytes());
        } else if (node instanceof Map<?, ?> map) {
            map.values().forEach(value -> collectWidths(value, width, depth + 1));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> collectWidths(value, width, depth + 1));
        }
    }
}
