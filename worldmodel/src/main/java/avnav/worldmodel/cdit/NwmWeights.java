package avnav.worldmodel.cdit;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import avnav.worldmodel.nn.KernelSource;
import avnav.worldmodel.nn.Kernels;
import avnav.worldmodel.nn.Safetensors;
import avnav.worldmodel.nn.StoredTensor;
import avnav.worldmodel.nn.TensorEngine;
import avnav.worldmodel.nn.Tensors;
import avnav.worldmodel.nn.TorchCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weights of NWM's CDiT (or of another {@link AvCdit}) as a network's start: the paper's first stage. Whatever belongs
 * to sound, reward or STOP may be absent and then stays fresh; positions of another square grid of tokens are
 * interpolated (bicubic); everything else must be there in the network's shape.
 */
public final class NwmWeights {

    /**
     * What happened to the network's weights, by name.
     *
     * @param loaded taken as they are
     * @param interpolated taken from another grid
     * @param fresh absent in the source, unchanged
     */
    public record Start(List<String> loaded, List<String> interpolated, List<String> fresh) {}

    private static final String COMPILED = "_orig_mod.";
    private static final Set<Part> OF_SOUND =
            Set.of(Part.AUDIO_ADAPTOR, Part.REWARD_ADAPTOR, Part.AUDIO_EXPERT, Part.AUDIO_HEAD, Part.REWARD_HEAD);
    private static final String POSITIONS = "pos_embed";

    private final Map<String, StoredTensor> tensors;

    public NwmWeights(Map<String, StoredTensor> tensors) {
        Map<String, StoredTensor> bare = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> bare.put(bare(name), tensor));
        this.tensors = bare;
    }

    /**
     * Reads a safetensors file, or the moving average ({@code ema}) of a checkpoint of NWM's training.
     *
     * @throws IOException of {@code TensorFileException} in most cases: unreadable, damaged, foreign or unsafe
     */
    public static NwmWeights read(Path file) throws IOException {
        return file.toString().endsWith(".safetensors")
                ? new NwmWeights(Safetensors.read(file).tensors())
                : new NwmWeights(TorchCheckpoint.read(file).tensors("ema"));
    }

    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /** @throws IllegalArgumentException when the weights do not fit; then nothing has changed */
    public Start into(AvCdit net) {
        Start start = new Start(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> problems = new ArrayList<>();
        for (String name : net.parameters().names()) {
            StoredTensor stored = tensors.get(name);
            long[] wanted = net.parameters().shape(name);
            if (stored == null) {
                (isOptional(name) ? start.fresh() : problems).add(isOptional(name) ? name : name + " is absent");
            } else if (Arrays.equals(stored.shape(), wanted)) {
                start.loaded().add(name);
            } else if (name.equals(POSITIONS) && differOnlyInGrid(stored.shape(), wanted)) {
                start.interpolated().add(name);
            } else {
                problems.add(name + " is " + stored + ", want " + Arrays.toString(wanted));
            }
        }
        tensors.keySet().stream()
                .filter(name -> !net.parameters().names().contains(name) && !isOptional(name))
                .forEach(name -> problems.add(name + " is unknown"));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("The stored weights do not fit this network (" + problems.size()
                    + " differences): " + String.join("; ", problems.subList(0, Math.min(4, problems.size())))
                    + ".\nMaybe width, depth, patch or channels of the configuration differ from the file's.");
        }
        start.loaded()
                .forEach(name -> net.parameters().set(name, tensors.get(name).floats()));
        start.interpolated().forEach(name -> net.parameters().set(name, resized(tensors.get(name), net.settings())));
        return start;
    }

    /** A square grid of tokens in the file; ours may be of any form. */
    private static boolean differOnlyInGrid(long[] stored, long[] wanted) {
        return stored.length == 3
                && stored[0] == wanted[0]
                && stored[2] == wanted[2]
                && side(stored[1]) * side(stored[1]) == stored[1];
    }

    private static float[] resized(StoredTensor positions, CditSettings settings) {
        Map<String, ?> grid = Map.of("rows", settings.patchRows(), "columns", settings.patchColumns());
        long[] shape = positions.shape();
        try (NDManager scope = TensorEngine.newScope();
                Kernels kernels = Kernels.compile(scope, KernelSource.resource(NwmWeights.class, "resize.ts", grid))) {
            NDList old = new NDList(
                    Tensors.of(scope, positions.floats(), shape[0], side(shape[1]), side(shape[1]), shape[2]));
            return kernels.one(scope, "resize", old).toFloatArray();
        }
    }

    private static long side(long tokens) {
        return Math.round(Math.sqrt(tokens));
    }

    private static String bare(String name) {
        return name.startsWith(COMPILED) ? name.substring(COMPILED.length()) : name;
    }

    /** What one network may have and the other not. */
    private static boolean isOptional(String name) {
        return name.startsWith("stop_embedder.")
                || Part.find(name).filter(OF_SOUND::contains).isPresent();
    }
}
