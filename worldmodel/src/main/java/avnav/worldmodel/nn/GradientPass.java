package avnav.worldmodel.nn;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Records kernels between {@link #open} and {@link #close} and runs them backwards. The engine allows one recording
 * in the whole process: opening a second one waits for the first to close, and must not happen on the same thread.
 */
public final class GradientPass implements AutoCloseable {

    private static final ReentrantLock ONE_PER_PROCESS = new ReentrantLock();

    private final GradientCollector collector;

    private GradientPass(GradientCollector collector) {
        this.collector = collector;
    }

    public static GradientPass open() {
        TensorEngine.start();
        TensorEngine.prepareThread();
        if (ONE_PER_PROCESS.isHeldByCurrentThread()) {
            throw new IllegalStateException("This thread is already inside a gradient pass.\n"
                    + "Maybe close the first one before the next step opens its own.");
        }
        ONE_PER_PROCESS.lock();
        try {
            return new GradientPass(Engine.getEngine("PyTorch").newGradientCollector());
        } catch (RuntimeException e) {
            ONE_PER_PROCESS.unlock();
            throw e;
        }
    }

    /** Adds the gradients of a scalar to those that its parameters already hold. */
    public void backward(NDArray loss) {
        ExitGate.during(() -> {
            collector.backward(loss);
            return loss;
        });
    }

    @Override
    public void close() {
        try {
            collector.close();
        } finally {
            ONE_PER_PROCESS.unlock();
        }
    }
}
