package avnav.worldmodel.nn;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;

/**
 * Brings libtorch up the one way this project uses it: offline, without DJL's call home, with a chosen number of
 * threads and, on every thread that computes, without the graph optimiser (its autodiff drops casts) and without
 * recording gradients (only a {@link GradientPass} records).
 */
public final class TensorEngine {

    private static final ThreadLocal<Boolean> PREPARED = ThreadLocal.withInitial(() -> false);

    private static boolean started;
    private static volatile Device device = Device.cpu();

    private TensorEngine() {}

    /** Loads the native library once per process; a second call costs nothing. */
    public static synchronized void start() {
        setIfAbsent("ai.djl.offline", "true");
        setIfAbsent("OPT_OUT_TRACKING", "true");
        setIfAbsent("ai.djl.default_engine", "PyTorch");
        Engine.getEngine("PyTorch");
        if (!started) {
            ExitGate.install();
            started = true;
        }
        prepareThread();
    }

    /** Why libtorch cannot be loaded here, in a line; empty when it can. */
    public static Optional<String> problem() {
        try {
            start();
            return Optional.empty();
        } catch (EngineException | LinkageError e) {
            return Optional.of(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"));
        }
    }

    /** Of libtorch, such as {@code 2.5.1}. */
    public static String libraryVersion() {
        start();
        return Engine.getEngine("PyTorch").getVersion();
    }

    /** Threads one operation may use; on shared machines 1 is often faster than all. */
    public static void useThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("The number of tensor threads (" + threads + ") must be at least 1.");
        }
        start();
        JniUtils.setNumThreads(threads);
    }

    public static int threads() {
        start();
        return JniUtils.getNumThreads();
    }

    /**
     * Where tensors of scopes that are opened from now on live: {@code cpu}, which is where they live if nothing is said,
     * or {@code cuda}, the first GPU.
     *
     * @throws IllegalArgumentException when there is no such device
     */
    public static synchronized void useDevice(String name) {
        start();
        if (!name.equals("cpu") && !name.equals("cuda")) {
            throw new IllegalArgumentException("The device (" + name + ") must be cpu or cuda.");
        }
        if (name.equals("cuda") && Engine.getEngine("PyTorch").getGpuCount() == 0) {
            throw new IllegalArgumentException("There is no CUDA device that libtorch can use.\n"
                    + "Maybe the driver is missing, or avnav was built without the Maven profile cuda.");
        }
        device = name.equals("cuda") ? Device.gpu(0) : Device.cpu();
    }

    static boolean isOnGpu() {
        return device.isGpu();
    }

    /** A new root scope; whoever opens it closes it, and with it every tensor born inside. */
    public static NDManager newScope() {
        start();
        return NDManager.newBaseManager(device, "PyTorch");
    }

    /** A scope inside another, which closes it at the latest; short-lived tensors of one step go there. */
    public static NDManager newScope(NDManager outer) {
        return outer.newSubManager();
    }

    /** Both settings live in libtorch's thread-local state, so each thread sets them before its first kernel. */
    static void prepareThread() {
        if (!PREPARED.get()) {
            JniUtils.setGraphExecutorOptimize(false);
            JniUtils.setGradMode(false);
            PREPARED.set(true);
        }
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
