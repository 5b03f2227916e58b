package io.tcpheadroom.programs;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The agent's beans as a program in the same JVM sees them. */
final class Beans {
    private Beans() {}

    static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }

    static ObjectName name(String keys) throws Exception {
        return new ObjectName("tcp.headroom:" + keys);
    }

    /** Until the last of the agent's beans is there. */
    static void awaitAgent() throws Exception {
        Waiting.until("the agent", () -> server().isRegistered(name("type=Agent")));
    }

    /** Waits until as many more samples were taken, and the first of them at least is shown. */
    static void awaitSamples(int more) throws Exception {
        long until = samples() + more;
        Waiting.until("sample " + until, () -> samples() >= until);
    }

    /** Has a resource read that is too slow for each sample, and waits until a sample shows it. */
    static void measure(String resource) throws Exception {
        server().invoke(name("type=Resource,name=" + resource), "measure", null, null);
        awaitSamples(2);
    }

    private static long samples() throws Exception {
        return (Long) server().getAttribute(name("type=Agent"), "SamplesTotal");
    }
}
