package io.tcpheadroom.sample;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** The agent's MBeans in this JVM, read by name: what any program can do that knows nothing but JMX. */
final class Beans {
    private static final String DOMAIN = "tcp.headroom:";

    private final MBeanServer server;

    Beans(MBeanServer server) {
        this.server = server;
    }

    /** Its other beans come first: while there is no resource there is nothing to show. */
    boolean present() {
        return !server.queryNames(name("type=Resource,*"), null).isEmpty();
    }

    /** The agent was asked for when this JVM was started. */
    boolean expected() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument -> argument.startsWith("-javaagent:") && argument.contains("tcp-headroom-agent"));
    }

    /** The beans whose name matches now, each with those of the attributes that it has. */
    List<Bean> read(String keys, String... attributes) {
        List<Bean> beans = new ArrayList<>();
        for (ObjectName name : server.queryNames(name(keys), null)) {
            try {
                beans.add(new Bean(name, values(name, attributes)));
            } catch (InstanceNotFoundException gone) {
                // Unregistered since the query: the bean of an app that has ended.
            } catch (JMException e) {
                throw new IllegalStateException("Cannot read " + name, e);
            }
        }
        return beans;
    }

    /** What the agent finds now, the worst first; nothing while it cannot be asked. */
    List<Finding> findings() {
        try {
            Object found = server.invoke(name("type=Advice"), "findings", null, null);
            return found instanceof CompositeData[] findings
                    ? Stream.of(findings).map(Beans::finding).toList()
                    : List.of();
        } catch (InstanceNotFoundException gone) {
            return List.of();
        } catch (JMException e) {
            throw new IllegalStateException("Cannot ask for findings", e);
        }
    }

    private static Finding finding(CompositeData data) {
        return new Finding(
                text(data, "severity"),
                text(data, "subject"),
                text(data, "problem"),
                text(data, "evidence"),
                text(data, "remedy"),
                text(data, "rule"));
    }

    private static String text(CompositeData data, String key) {
        return String.valueOf(data.get(key));
    }

    private Map<String, @Nullable Object> values(ObjectName name, String... attributes) throws JMException {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Attribute attribute : server.getAttributes(name, attributes).asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        return values;
    }

    private static ObjectName name(String keys) {
        try {
            return new ObjectName(DOMAIN + keys);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(keys, e);
        }
    }
}
