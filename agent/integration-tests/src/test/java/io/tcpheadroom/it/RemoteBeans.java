package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.AdviceMXBean;
import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketsMXBean;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.Attribute;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The MBeans of another JVM. */
final class RemoteBeans implements AutoCloseable {
    static {
        ForgetfulRmi.install();
    }

    private final JMXConnector connector;
    private final MBeanServerConnection server;

    RemoteBeans(String address, Map<String, ?> environment) throws Exception {
        this.connector = JMXConnectorFactory.connect(new JMXServiceURL(address), environment);
        this.server = connector.getMBeanServerConnection();
    }

    /** Until all of the agent's are there: its own bean comes last. */
    void awaitAll() {
        Await.until(() -> server.isRegistered(Names.AGENT), true);
    }

    /** Until all of these are there. */
    void await(ObjectName... names) {
        String[] awaited = Stream.of(names).map(ObjectName::toString).toArray(String[]::new);
        Await.satisfied(this::names, found -> assertThat(found).contains(awaited));
    }

    /** Until so many more samples have been taken. */
    void awaitSamples(int more) {
        long until = agent().getSamplesTotal() + more;
        Await.satisfied(
                () -> agent().getSamplesTotal(), samples -> assertThat(samples).isGreaterThanOrEqualTo(until));
    }

    /** What one of the JVM's own diagnostic commands prints. */
    String diagnostic(String command, String... arguments) throws Exception {
        return (String) server.invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                command,
                new Object[] {arguments},
                new String[] {String[].class.getName()});
    }

    MBeanServerConnection server() {
        return server;
    }

    /** All attributes of one bean, from one bulk read. */
    Map<String, Object> read(ObjectName name) throws Exception {
        String[] attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .toArray(String[]::new);
        Map<String, Object> values = new TreeMap<>();
        for (Attribute attribute : server.getAttributes(name, attributes).asList()) {
            values.put(attribute.getName(), attribute.getValue());
        }
        return values;
    }

    Object read(ObjectName name, String attribute) throws Exception {
        return server.getAttribute(name, attribute);
    }

    AgentMXBean agent() {
        return JMX.newMXBeanProxy(server, Names.AGENT, AgentMXBean.class);
    }

    AppMXBean app(String name) {
        return JMX.newMXBeanProxy(server, Names.app(name), AppMXBean.class);
    }

    SocketsMXBean sockets() {
        return JMX.newMXBeanProxy(server, Names.SOCKETS, SocketsMXBean.class);
    }

    AdviceMXBean advice() {
        return JMX.newMXBeanProxy(server, Names.ADVICE, AdviceMXBean.class);
    }

    List<String> names() throws Exception {
        return names(Names.ALL);
    }

    List<String> names(ObjectName pattern) throws Exception {
        return server.queryNames(pattern, null).stream()
                .map(ObjectName::toString)
                .sorted()
                .collect(Collectors.toList());
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
