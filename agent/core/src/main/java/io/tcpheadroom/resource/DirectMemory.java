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
        static final Supplier<Figure> USED = BufferPools.figure("direct", BufferPoolMXBean::getTotalCapacity);
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

    private static Figure maxDirectMemorySize() {
        try {
            String option = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption("MaxDirectMemorySize")
                    .getValue();
            long bytes = Long.parseLong(option);
            return Figure.limit(bytes > 0 ? bytes : Runtime.getRuntime().maxMemory());
        } catch (RuntimeException | LinkageError e) {
            return BufferPools.untold(e);
        }
    }
}
