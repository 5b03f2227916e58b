package io.tcpheadroom.programs;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

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

    /** What a program may be asked of the agent, beside its own: {@code agent}, {@code samples 2}, {@code measure RESOURCE}, {@code read BEAN ATTRIBUTE}. */
    static Object answer(String[] words) throws Exception {
        switch (words[0]) {
            case "agent":
                awaitAgent();
                return "";
            case "samples":
                awaitSamples(Integer.parseInt(words[1]));
                return "";
            case "measure":
                measure(words[1]);
                return "";
            case "read":
                return text(server().getAttribute(name(words[1]), words[2]));
            default:
                throw new IllegalArgumentException(words[0]);
        }
    }

    static CompositeData[] findings() throws Exception {
        return (CompositeData[]) server().invoke(name("type=Advice"), "findings", null, null);
    }

    /** Of a map its entries by their keys. */
    private static Object text(Object value) {
        if (!(value instanceof TabularData)) {
            return value;
        }
        Map<Object, Object> entries = new TreeMap<>();
        for (Object row : ((TabularData) value).values()) {
            entries.put(((CompositeData) row).get("key"), ((CompositeData) row).get("value"));
        }
        return entries;
    }

    private static long samples() throws Exception {
        return (Long) server().getAttribute(name("type=Agent"), "SamplesTotal");
    }
}
