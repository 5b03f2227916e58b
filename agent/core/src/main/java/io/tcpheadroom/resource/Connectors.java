package io.tcpheadroom.resource;

import io.tcpheadroom.jvm.BoundedCall;
import io.tcpheadroom.kernel.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The connectors of Tomcat, stand-alone or embedded, by the MBean {@code type=ThreadPool} that each registers in whatever
 * MBean server there is. None is ever created for this: a program may want to be the first. They are looked for every
 * five seconds; one that is gone is gone at the next tick. They are asked on a thread of their own, and waited for only for
 * a moment. For the sampler's thread alone.
 */
final class Connectors {
    private static final long LOOK_NANOS = 5_000_000_000L;
    private static final long WAIT_MILLIS = 100;
    private static final ObjectName POOLS = pattern("*:type=ThreadPool,name=*");
    private static final String CONNECTIONS = "connectionCount";
    private static final String MAX_CONNECTIONS = "maxConnections";
    private static final String THREADS_BUSY = "currentThreadsBusy";
    private static final String MAX_THREADS = "maxThreads";
    private static final List<String> ATTRIBUTES = List.of(CONNECTIONS, MAX_CONNECTIONS, THREADS_BUSY, MAX_THREADS);
    private static final String PORT = "localPort";
    private static final String BACKLOG = "acceptCount";

    /** Those that make it a connector of ours, and what else it may tell. */
    private static final String[] ASKED = {CONNECTIONS, MAX_CONNECTIONS, THREADS_BUSY, MAX_THREADS, PORT, BACKLOG};

    private final Supplier<? extends Collection<MBeanServer>> servers;
    private final LongSupplier clock;
    private final Map<ObjectName, MBeanServer> known = new LinkedHashMap<>();
    private final BoundedCall<List<ConnectorSample>> reading;
    private List<ConnectorSample> last = List.of();
    private long answeredAt;
    private volatile boolean isLookDue;
    private boolean looked;
    private long lookedAt;

    /** @param executor asks the servers: their beans are code of the program, which may block */
    Connectors(Supplier<? extends Collection<MBeanServer>> servers, Executor executor, LongSupplier clock) {
        this.servers = servers;
        this.clock = clock;
        this.reading = new BoundedCall<>(executor, this::read, WAIT_MILLIS);
    }

    private static ObjectName pattern(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** By name; unknown, each of them, while the servers do not answer. */
    List<ConnectorSample> sample() {
        long now = clock.getAsLong();
        if (!looked || now - lookedAt >= LOOK_NANOS) {
            looked = true;
            lookedAt = now;
            isLookDue |= !servers.get().isEmpty(); // else the thread would live for nothing
        }
        if (last.isEmpty() && !isLookDue) {
            return List.of();
        }
        try {
            List<ConnectorSample> answer = reading.call();
            if (answer != null) {
                answeredAt = now;
                last = answer;
                return answer;
            }
        } catch (ExecutionException | RejectedExecutionException e) {
            throw new IllegalStateException(e);
        }
        return unanswered((now - answeredAt) / 1_000_000_000);
    }

    private List<ConnectorSample> unanswered(long seconds) {
        Figure unknown = Figure.unknown("the server's MBeans have not answered for " + seconds + " s");
        return last.stream()
                .map(connector -> new ConnectorSample(connector.getName(), unknown, unknown, unknown, unknown))
                .collect(Collectors.toList());
    }

    private List<ConnectorSample> read() {
        if (isLookDue) {
            look();
            isLookDue = false;
        }
        List<ConnectorSample> samples = new ArrayList<>();
        for (Map.Entry<ObjectName, MBeanServer> each : List.copyOf(known.entrySet())) {
            ConnectorSample sample = sample(each.getKey(), each.getValue());
            if (sample == null) {
                known.remove(each.getKey());
            } else {
                samples.add(sample);
            }
        }
        samples.sort(Comparator.comparing(ConnectorSample::getName));
        return samples;
    }

    private void look() {
        for (MBeanServer server : servers.get()) {
            for (ObjectName name : server.queryNames(POOLS, null)) {
                if (!known.containsKey(name) && isConnector(server, name)) {
                    known.put(name, server);
                }
            }
        }
    }

    /** Others may call a bean so too: theirs are left alone. */
    private static boolean isConnector(MBeanServer server, ObjectName name) {
        try {
            Set<String> attributes = Arrays.stream(server.getMBeanInfo(name).getAttributes())
                    .map(MBeanAttributeInfo::getName)
                    .collect(Collectors.toSet());
            return attributes.containsAll(ATTRIBUTES);
        } catch (JMException | RuntimeException e) {
            return false;
        }
    }

    /** Null when the connector is gone. */
    private static @Nullable ConnectorSample sample(ObjectName name, MBeanServer server) {
        try {
            Map<String, Object> values = server.getAttributes(name, ASKED).asList().stream()
                    .filter(attribute -> attribute.getValue() != null)
                    .collect(Collectors.toMap(Attribute::getName, Attribute::getValue));
            Figure maxConnections = limit(values, MAX_CONNECTIONS);
            return new ConnectorSample(
                    shown(name),
                    used(values, CONNECTIONS, "the connector counts its connections only where they are limited"),
                    maxConnections,
                    used(values, THREADS_BUSY, "the connector does not count the threads of this executor"),
                    limit(values, MAX_THREADS),
                    limit(values, PORT),
                    limit(values, BACKLOG));
        } catch (InstanceNotFoundException e) {
            return null;
        } catch (JMException | RuntimeException e) {
            Figure unknown = Figure.unknown(Endpoint.shownInText(name.toString()) + " does not answer: "
                    + Endpoint.shownOfFailure(e.toString()));
            return new ConnectorSample(shown(name), unknown, unknown, unknown, unknown);
        }
    }

    /** Negative where the server does not count. */
    private static Figure used(Map<String, Object> values, String attribute, String whenNegative) {
        Object value = values.get(attribute);
        if (!(value instanceof Number)) {
            return Figure.unknown(attribute + " is not reported by the connector");
        }
        long number = ((Number) value).longValue();
        return number < 0 ? Figure.unknown(whenNegative) : Figure.of(number);
    }

    /** Negative where there is none. */
    private static Figure limit(Map<String, Object> values, String attribute) {
        Object value = values.get(attribute);
        if (!(value instanceof Number)) {
            return Figure.unknown(attribute + " is not reported by the connector");
        }
        long number = ((Number) value).longValue();
        return number < 0 ? Figure.unlimited() : Figure.of(number);
    }

    /** Tomcat puts the address into it where the connector has one. */
    private static String shown(ObjectName bean) {
        String name = bean.getKeyProperty("name");
        return Endpoint.shownInText(name.startsWith("\"") ? ObjectName.unquote(name) : name);
    }
}
