package io.tcpheadroom.programs;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The agent's beans as a program in the same JVM sees them. */
final class Beans {
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private Beans() {}

    static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    static ObjectName name(String keys) throws Exception {
        return new ObjectName("tcp.headroom:" + keys);
    }

    /** Waits until as many more samples were taken, and the first of them at least is shown. */
    static void awaitSamples(int more) throws Exception {
        long until = samples() + more;
        await("sample " + until, () -> samples() >= until);
    }

    private static long samples() throws Exception {
        return (Long) server().getAttribute(name("type=Agent"), "SamplesTotal");
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            Thread.sleep(2);
        }
    }
}
