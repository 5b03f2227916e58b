package io.tcpheadroom.kernel;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * CPU time of the calling thread in nanoseconds, to budget by what a reading costs: its wall time is longer where the thread
 * had to wait for a processor, and that costs nobody anything. About 1 µs a call. Wall time where the JVM cannot measure
 * the other, as on a virtual thread.
 */
public final class ThreadCpuTime implements LongSupplier {
    /** Loads the JDK's management classes, 40 to 65 ms at first: only on the thread that measures. */
    private static final class Lazy {
        static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    }

    @Override
    public long getAsLong() {
        try {
            long nanos = Lazy.THREADS.getCurrentThreadCpuTime();
            if (nanos >= 0) {
                return nanos;
            }
        } catch (UnsupportedOperationException | LinkageError e) {
            // a JVM that cannot measure it, or is built without the module java.management
        }
        return System.nanoTime();
    }
}
