package io.tcpheadroom.resource;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.tcpheadroom.kernel.Figure;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * The memory of direct buffers, as NIO counts it. The JDK's management classes are loaded at the first question (40 to 65 ms,
 * no MBean server and no log manager are started); where this runtime lacks them the memory is unknown.
 */
final class DirectMemory {
    private DirectMemory() {}

    /** Of these two, what the running JVM answered at first stands. */
    private static final class Answers {
        static final Supplier<Figure> USED = directPool();
        static final Figure LIMIT = maxDirectMemorySize();
    }

    /**
     * The capacity of all direct buffers that NIO reserved, which is what it compares with the limit. Netty reserves
     * most of its own past it. PROCESS, bytes.
     */
    static Figure used() {
        return Answers.USED.get();
    }

    /** {@code -XX:MaxDirectMemorySize}; where that is not set, the largest heap. PROCESS, bytes. */
    static Figure limit() {
        return Answers.LIMIT;
    }

    private static Supplier<Figure> directPool() {
        try {
            for (BufferPoolMXBean pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
                if (pool.getName().equals("direct")) {
                    return () -> Figure.of(pool.getTotalCapacity());
                }
            }
            return () -> Figure.unknown("this JVM has no buffer pool \"direct\"");
        } catch (RuntimeException | LinkageError e) {
            return () -> untold(e);
        }
    }

    private static Figure maxDirectMemorySize() {
        try {
            String option = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption("MaxDirectMemorySize")
                    .getValue();
            long bytes = Long.parseLong(option);
            return Figure.limit(bytes > 0 ? bytes : Runtime.getRuntime().maxMemory());
        } catch (RuntimeException | LinkageError e) {
            return untold(e);
        }
    }

    /** A JVM of another make, or a runtime without the module jdk.management, answers with an exception or an error. */
    private static Figure untold(Throwable answer) {
        return Figure.unknown("this JVM does not tell: " + answer);
    }
}
