package avnav.experiments.doctor;

import avnav.experiments.run.Provenance;
import avnav.simbridge.bridge.BridgeException;
import avnav.simbridge.bridge.BridgeSettings;
import avnav.simbridge.bridge.HabitatCheck;
import avnav.simbridge.bridge.RlrCheck;
import avnav.worldmodel.nn.MatmulPeak;
import avnav.worldmodel.nn.Precision;
import avnav.worldmodel.nn.TensorEngine;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks at Java, processor, memory, CUDA, and at Python with the modules behind the bridge. */
public final class Examination {

    private static final int OLDEST_JAVA = 17;
    private static final long LEAST_BYTES = 3L << 29;
    private static final double GIB = 1 << 30;

    private final Shell shell;
    private final BridgeSettings bridge = BridgeSettings.standard();

    public Examination() {
        this(new Shell());
    }

    Examination(Shell shell) {
        this.shell = shell;
    }

    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(cores());
        findings.add(memory());
        findings.addAll(products());
        findings.add(cuda());
        findings.addAll(python());
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return Finding.needed(
                "Java " + OLDEST_JAVA + " or later",
                version >= OLDEST_JAVA,
                Runtime.version() + ", " + System.getProperty("java.vendor"),
                "apt-get install openjdk-17-jdk");
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        String model = Provenance.cpuInfo("model name").orElse(System.getProperty("os.arch"));
        return Finding.needed("Processor", cores >= 1, cores + (cores == 1 ? " core, " : " cores, ") + model, "");
    }

    private static Finding memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long bytes = system.getTotalMemorySize();
        return Finding.needed(
                "Memory of 1.5 GiB or more",
                bytes >= LEAST_BYTES,
                String.format(Locale.ROOT, "%.1f GiB", bytes / GIB),
                "use --threads 1");
    }

    /** Measured, not read from the flags: not every AVX512-BF16 is faster than float32. */
    private static List<Finding> products() {
        List<String> flags = List.of(Provenance.cpuInfo("flags").orElse("").split(" "));
        List<String> units = List.of("amx_bf16", "avx512_bf16", "avx512f", "avx2").stream()
                .filter(flags::contains)
                .toList();
        Optional<String> problem = TensorEngine.problem();
        if (problem.isPresent()) {
            return List.of(
                    Finding.needed(
                            "libtorch",
                            false,
                            problem.orElseThrow(),
                            "it comes for x86-64 Linux with glibc and unpacks 0.5 GB to ~/.djl.ai or DJL_CACHE_DIR; delete what lies there in part"));
        }
        MatmulPeak peak = MatmulPeak.glance();
        return List.of(
                Finding.needed("libtorch", true, TensorEngine.libraryVersion(), ""),
                Finding.optional(
                        "Faster in bfloat16",
                        Precision.fastest() == Precision.BFLOAT16,
                        String.format(
                                Locale.ROOT,
                                "%.0f GFLOP/s a core, %.0f in float32; %s",
                                peak.bfloat16Gflops(),
                                peak.float32Gflops(),
                                units.isEmpty() ? "no vector unit is known" : String.join(", ", units)),
                        "nothing to do: the world model runs in float32 instead"));
    }

    private Finding cuda() {
        Optional<String> gpus = shell.answer("nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader");
        return Finding.optional(
                "CUDA",
                gpus.isPresent(),
                gpus.orElse("no nvidia-smi answers"),
                "only training at the paper's size needs one: install NVIDIA's driver on a machine with a GPU");
    }

    private List<Finding> python() {
        Optional<String> version = shell.answer(bridge.python(), "--version");
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.optional(
                "Python",
                version.isPresent(),
                version.map(found -> found + ", " + bridge.python()).orElse(bridge.python() + " does not answer"),
                "apt-get install python3, or name another Python in " + BridgeSettings.PYTHON));
        findings.add(module("py4j", "the bridge to Python simulators", bridge.python() + " -m pip install py4j numpy"));
        findings.add(rlr());
        findings.add(habitat());
        return findings;
    }

    private Finding rlr() {
        String mend = "./avnav runs without it. It is free for non-commercial use only (CC BY-NC 4.0): "
                + RlrCheck.install(bridge) + ", or build it from its repository";
        try {
            RlrCheck.require(bridge);
            return Finding.optional("rlr_audio_propagation", true, "loads: SoundSpaces 2.0's acoustics", mend);
        } catch (BridgeException e) {
            return Finding.optional("rlr_audio_propagation", false, "SoundSpaces 2.0's acoustics: " + inShort(e), mend);
        }
    }

    /** Starts the bridge as {@code bench} does: a bare import of habitat_sim aborts where numpy was not there first. */
    private Finding habitat() {
        String mend =
                "./avnav runs without it. Build it with HABITAT_WITH_AUDIO=ON (docs/habitat.md); conda's packages "
                        + "have no audio";
        try {
            return Finding.optional("habitat_sim", true, HabitatCheck.version(bridge) + ", with audio", mend);
        } catch (BridgeException e) {
            return Finding.optional("habitat_sim", false, "Habitat's simulator: " + inShort(e), mend);
        }
    }

    /** What went wrong in one line: the last that Python printed, where it printed any. */
    private static String inShort(BridgeException e) {
        List<String> lines = e.getMessage().lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith("  "))
                .reduce((earlier, later) -> later)
                .orElse(lines.get(0))
                .strip();
    }

    private Finding module(String name, String purpose, String mend) {
        Optional<String> version = shell.answer(
                bridge.python(),
                "-c",
                "import " + name + " as m; print(getattr(m, '__version__', None) or "
                        + "getattr(getattr(m, 'version', None), '__version__', 'here'))");
        return Finding.optional(name, version.isPresent(), version.orElse("not importable; " + purpose), mend);
    }
}
