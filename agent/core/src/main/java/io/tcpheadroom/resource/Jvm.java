package io.tcpheadroom.resource;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.tcpheadroom.kernel.Figure;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * What the resources need of the JVM itself. The JDK's management classes are loaded at the first question (40 to 65 ms,
 * no MBean server and no log manager are started); one that this runtime lacks is unknown. For the sampler's thread alone.
 */
final class Jvm {
    private Figure directLimit;
    private Supplier<Figure> direct;

    /**
     * The capacity of all direct buffers that NIO reserved, which is what it compares with the limit. Netty reserves
     * most of its own past it. PROCESS, bytes.
     */
    Figure directMemory() {
        if (direct == null) {
            direct = directPool();
        }
        return direct.get();
    }

    /** {@code -XX:MaxDirectMemorySize}; where that is not set, the largest heap. PROCESS, bytes. */
    Figure directMemoryLimit() {
        if (directLimit == null) {
            directLimit = maxDirectMemorySize();
        }
        return directLimit;
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
