package avnav.worldmodel.nn;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps a killed process from crashing. When the Java machine ends, libtorch destroys its static data although other
 * threads may still compute with it; so a shutdown hook lets running calls come back, and none begins after that.
 */
final class ExitGate {

    private static final int LONGEST_CALL_SECONDS = 60;
    private static final ReentrantReadWriteLock GATE = new ReentrantReadWriteLock();

    private ExitGate() {}

    /** Called once, before the first tensor. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(ExitGate::close, "tensor-exit"));
    }

    /** Runs a call into libtorch; once the process ends, it waits for that instead. */
    static <T> T during(Supplier<T> call) {
        GATE.readLock().lock();
        try {
            return call.get();
        } finally {
            GATE.readLock().unlock();
        }
    }

    /** Never opened again: this thread keeps the lock until the process is gone. */
    private static void close() {
        try {
            boolean closed = GATE.writeLock().tryLock(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
            if (!closed) {
                System.err.println("avnav: a tensor operation took longer than " + LONGEST_CALL_SECONDS
                        + " s to end; leaving without it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
