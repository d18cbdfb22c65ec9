package avnav.worldmodel.nn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What this machine's processor says of itself, as far as it decides between float32 and bfloat16.
 *
 * @param model the processor's own name
 * @param flags instruction sets, sorted
 */
public record CpuFeatures(String model, Set<String> flags) {

    private static final Path CPUINFO = Path.of("/proc/cpuinfo");

    /** Reads /proc/cpuinfo; on systems without it there are no flags, which means float32. */
    public static CpuFeatures detect() {
        try {
            return parse(Files.readAllLines(CPUINFO));
        } catch (IOException e) {
            return new CpuFeatures(System.getProperty("os.arch"), Set.of());
        }
    }

    static CpuFeatures parse(List<String> cpuinfo) {
        String model = field(cpuinfo, "model name");
        Set<String> flags = new TreeSet<>(List.of(field(cpuinfo, "flags").split("\\s+")));
        flags.remove("");
        return new CpuFeatures(model, flags);
    }

    /** Whether there are instructions for products in bfloat16 (AMX or AVX512-BF16), however fast. */
    public boolean hasBfloat16Instructions() {
        return flags.contains("amx_bf16") || flags.contains("avx512_bf16");
    }

    /** Whether oneDNN has matrix products in bfloat16 here at all; without AVX512 it refuses them. */
    public boolean hasBfloat16Products() {
        return flags.contains("avx512bw") || hasBfloat16Instructions();
    }

    /** Whether oneDNN's own products in float32, with matrices laid out before, are worth asking for. */
    public boolean hasFloat32Products() {
        return flags.contains("avx2");
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("");
    }
}
