package avnav.worldmodel.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/**
 * Brings libtorch up the one way this project uses it: offline, without DJL's call home, with a chosen number of
 * threads and, on every thread that computes, without the graph optimiser (its autodiff drops casts) and without
 * recording gradients (only a {@link GradientPass} records).
 */
public final class TensorEngine {

    private static final ThreadLocal<Boolean> PREPARED = ThreadLocal.withInitial(() -> false);

    private static boolean started;

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

    /** A new root scope; whoever opens it closes it, and with it every tensor born inside. */
    public static NDManager newScope() {
        start();
        return NDManager.newBaseManager("PyTorch");
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
