package avnav.experiments.run;

import avnav.experiments.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Where numbers come from: commit, Java, processor, seed. No clock, host or path. */
public final class Provenance {

    /** What must not change within a run; the last is there only where a world model computes. */
    public static final List<String> FIXED = List.of("commit", "dataset", "checkpoints", "precision");

    private static final int GIT_SECONDS = 10;
    private static final List<String> NOTED_CPU_FEATURES =
            List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16", "amx_int8");

    private Provenance() {}

    /**
     * @param root of the checkout that runs; its commit is noted
     * @param dataset name of the split, or name and SHA-256 of the episode file
     * @param checkpoints SHA-256 of the files that networks came from, by what they are
     */
    public static ObjectNode of(Path root, String version, long seed, String dataset, Map<String, String> checkpoints) {
        Optional<String> commit = git(root, "rev-parse", "HEAD");
        Optional<String> changes = git(root, "status", "--porcelain", "--untracked-files=no");
        ObjectNode node = Json.MAPPER.createObjectNode();
        node.put("version", version)
                .put("commit", commit.orElse("unknown"))
                .put("dirty", changes.map(lines -> !lines.isEmpty()).orElse(true))
                .put("seed", seed)
                .put("dataset", dataset)
                .put("java", Runtime.version().toString())
                .put("vendor", System.getProperty("java.vendor"))
                .put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .put("processor", cpuInfo("model name").orElse("unknown"));
        List<String> features = List.of(cpuInfo("flags").orElse("").split(" "));
        NOTED_CPU_FEATURES.stream().filter(features::contains).forEach(node.withArray("cpuFeatures")::add);
        ObjectNode files = node.putObject("checkpoints");
        new TreeMap<>(checkpoints).forEach(files::put);
        return node;
    }

    private static Optional<String> git(Path root, String... arguments) {
        try {
            Process git = new ProcessBuilder()
                    .command(command(root, arguments))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            String out;
            try (InputStream stdout = git.getInputStream()) {
                out = new String(stdout.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            return git.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0
                    ? Optional.of(out)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static List<String> command(Path root, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A line of Linux' {@code /proc/cpuinfo}; empty elsewhere. */
    public static Optional<String> cpuInfo(String key) {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key + "\t") || line.startsWith(key + " "))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
