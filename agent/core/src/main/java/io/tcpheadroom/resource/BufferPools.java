package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** The JVM's own counts of its buffers outside the heap. */
final class BufferPools {
    private BufferPools() {}

    /** Unknown where this JVM has no such pool. */
    static Supplier<Figure> figure(String name, ToLongFunction<BufferPoolMXBean> number) {
        try {
            for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
                if (pool.getName().equals(name)) {
                    return () -> Figure.of(number.applyAsLong(pool));
                }
            }
            return () -> Figure.unknown("this JVM has no buffer pool \"" + name + '"');
        } catch (RuntimeException | LinkageError e) {
            return () -> untold(e);
        }
    }

    /** A JVM of another make, or a runtime without the module jdk.management, answers with an exception or an error. */
    static Figure untold(Throwable answer) {
        return Figure.unknown("not available from this JVM: " + answer);
    }
}
