package io.tcpheadroom.jconsole;

import io.tcpheadroom.api.AdviceMXBean;
import io.tcpheadroom.api.AgentMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.HeadroomMXBean;
import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.jconsole.model.Inquiry;
import io.tcpheadroom.jconsole.model.Snapshot;
import io.tcpheadroom.jconsole.model.SnapshotReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.RuntimeMXBean;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** A JVM to look at: an MBean server of its own, with beans whose attributes are the values of maps. */
public final class FakeJvm {
    private static final Map<Class<?>, Object> ZERO = Map.of(long.class, 0L, int.class, 0, double.class, 0.0);

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final Map<String, Object> agent = new HashMap<>();
    private final Map<String, Object> advice = new HashMap<>();
    public final TestClock clock = new TestClock();
    public final Inquiry inquiry = new Inquiry();
    private final SnapshotReader reader = new SnapshotReader(clock, inquiry);

    public FakeJvm() {
        register(RuntimeMXBean.class, name("java.lang:type=Runtime"), new HashMap<>(Map.of("Name", "4711@web-1")));
    }

    /** One with the agent in it. */
    public static FakeJvm withAgent() {
        FakeJvm jvm = new FakeJvm();
        jvm.agent();
        return jvm;
    }

    /** One with an agent as its beans were recorded. */
    public static FakeJvm recorded(String file) throws IOException {
        FakeJvm jvm = new FakeJvm();
        try (InputStream in = FakeJvm.class.getResourceAsStream("/recorded/" + file)) {
            RecordedBean bean = new RecordedBean();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith(" ")) {
                    bean.add(line);
                } else {
                    bean = new RecordedBean();
                    jvm.register(bean, name(line), new HashMap<>());
                }
            }
        }
        return jvm;
    }

    public MBeanServer connection() {
        return server;
    }

    public Snapshot snapshot() {
        return snapshot(server);
    }

    public Snapshot snapshot(MBeanServerConnection connection) {
        try {
            return reader.read(connection);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, Object> agent() {
        agent.putAll(Map.of("Version", "0.1.0", "SampleSeconds", 1.0, "SamplesTotal", 1L));
        return register(AgentMXBean.class, Names.AGENT, agent);
    }

    /** The agent has taken another sample. */
    public void sampled() {
        agent.merge("SamplesTotal", 1L, (before, one) -> (Long) before + (Long) one);
    }

    /** A resource whose attributes fit together; change what a test is about. */
    public Map<String, Object> resource(String id, String title, long used, long limit, String status) {
        Map<String, Object> values = new HashMap<>(
                Map.of("Title", title, "Used", used, "Limit", limit, "Available", limit - used, "Status", status));
        values.putAll(Map.of("UtilizationRatio", used / (double) limit, "WarnRatio", 0.85, "CriticalRatio", 0.95));
        values.putAll(Map.of("Scope", "PROCESS", "Unit", "descriptors", "TrendPerSecond", 0.0));
        return register(ResourceMXBean.class, Names.resource(id), values);
    }

    /** The resource that most tests are about. */
    public Map<String, Object> descriptors(long used, long limit, String status) {
        return resource("process-fds", "File descriptors", used, limit, status);
    }

    public Map<String, Object> resourceWithoutNumber(String id, String title, String status, String reason) {
        Map<String, Object> values =
                new HashMap<>(Map.of("Title", title, "Status", status, "Reason", reason, "Scope", "HOST"));
        return register(ResourceMXBean.class, Names.resource(id), values);
    }

    public Map<String, Object> app(String app, long open) {
        return register(AppMXBean.class, Names.app(app), new HashMap<>(Map.of("Name", app, "Open", open)));
    }

    public Map<String, Object> listener(String address, int port, long queued, long limit) {
        return register(ListenerMXBean.class, Names.listener(port, address), endpoint(address, port, queued, limit));
    }

    public Map<String, Object> destination(String address, int port, long used, long limit) {
        return register(
                DestinationMXBean.class, Names.destination(address, port), endpoint(address, port, used, limit));
    }

    private static Map<String, Object> endpoint(String address, int port, long used, long limit) {
        return new HashMap<>(Map.of("Address", address, "Port", port, "Used", used, "Limit", limit, "App", "shop"));
    }

    /** A finding as this agent tells it. */
    public static FindingData finding(String severity, String subject, String problem, String evidence, String remedy) {
        return new FindingData(severity, subject, problem, evidence, "", remedy, "some-rule", null);
    }

    /** What the agent finds wrong, until this is called again. */
    public void findings(FindingData... findings) {
        if (advice.isEmpty()) {
            register(AdviceMXBean.class, Names.ADVICE, advice);
        }
        advice.put("findings", List.of(findings));
        advice.put("Findings", Stream.of(findings).map(FindingData::toString).collect(Collectors.joining("\n")));
        advice.put("Warnings", findings.length);
    }

    public void headroom(long connections, String wall) {
        register(
                HeadroomMXBean.class,
                Names.HEADROOM,
                new HashMap<>(Map.of("Connections", connections, "Resource", wall, "Direction", "INCOMING")));
    }

    /** The kernel's settings, called net.core.NAME each. */
    public Map<String, Object> kernel(Map<String, Object> values) {
        return register(new FakeKernelBean(values, "net.core.", "connections"), Names.KERNEL, values);
    }

    /** The kernel's counters, whose attributes end in Total. */
    public Map<String, Object> pressure(Map<String, Object> values) {
        FakeKernelBean bean = new FakeKernelBean(values, "/proc/net/netstat TcpExt ", "drops");
        return register(bean, name("tcp.headroom:type=Pressure"), values);
    }

    private Map<String, Object> register(Object bean, ObjectName name, Map<String, Object> values) {
        try {
            server.registerMBean(bean, name);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    /** Registers a bean of that interface which answers from the map, now and whenever the map changes. */
    public <T> Map<String, Object> register(Class<T> type, ObjectName name, Map<String, Object> values) {
        T bean = type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answer(method, values)));
        return register(new StandardMBean(bean, type, true), name, values);
    }

    /** Registers a bean that answers by itself. */
    public <T> void register(T bean, Class<T> type, ObjectName name) {
        register(new StandardMBean(bean, type, true), name, new HashMap<>());
    }

    private static Object answer(Method method, Map<String, Object> values) {
        Object value = values.get(method.getName().replaceFirst("^(get|is)", ""));
        return value == null ? ZERO.get(method.getReturnType()) : value;
    }

    public void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The connection, with something happening just before the attributes of a bean are read. */
    public MBeanServerConnection beforeReading(Consumer<ObjectName> event) {
        return connection((proxy, method, args) -> {
            if (method.getName().equals("getAttributes")) {
                event.accept((ObjectName) args[0]);
            }
            return invoke(method, args);
        });
    }

    /** The connection, with something happening just before the names of the beans are queried. */
    public MBeanServerConnection beforeQuerying(Runnable event) {
        return connection((proxy, method, args) -> {
            if (method.getName().equals("queryNames")) {
                event.run();
            }
            return invoke(method, args);
        });
    }

    /** A connection that throws at whatever is asked. */
    public static MBeanServerConnection failing(Exception failure) {
        return connection((proxy, method, args) -> {
            throw failure;
        });
    }

    private static MBeanServerConnection connection(InvocationHandler calls) {
        return (MBeanServerConnection) Proxy.newProxyInstance(
                FakeJvm.class.getClassLoader(), new Class<?>[] {MBeanServerConnection.class}, calls);
    }

    private Object invoke(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(server, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (JMException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
