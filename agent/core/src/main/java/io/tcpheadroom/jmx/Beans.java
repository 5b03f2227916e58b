package io.tcpheadroom.jmx;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The beans that are registered in one MBean server. What cannot be registered is told once, and the rest goes on; after
 * {@link #close()} nothing is registered any more, however late a sample comes.
 */
public final class Beans {
    private final MBeanServer server;
    private final Consumer<String> log;
    private final BiConsumer<String, String> failures;
    private final Set<ObjectName> registered = new HashSet<>();
    private boolean isClosed;

    /** @param failures takes each attribute of a sample that cannot be read, and why */
    public Beans(MBeanServer server, Consumer<String> log, BiConsumer<String, String> failures) {
        this.server = server;
        this.log = log;
        this.failures = failures;
    }

    /** Registers a bean of an interface whose annotations describe it. */
    public <V> void fix(ObjectName name, Class<V> type, V values) {
        add(name, new DescribedBean(type, values));
    }

    public void fix(ObjectName name, Object bean) {
        add(name, bean);
    }

    Consumer<String> log() {
        return log;
    }

    BiConsumer<String, String> failures() {
        return failures;
    }

    /** Registers a bean; false when that cannot be. */
    synchronized boolean add(ObjectName name, Object bean) {
        if (isClosed) {
            return false;
        }
        try {
            server.registerMBean(bean, name);
            registered.add(name);
            return true;
        } catch (JMException | RuntimeException e) {
            log.accept("the MBean " + name + " cannot be registered: " + e);
            return false;
        }
    }

    synchronized void remove(ObjectName name) {
        if (registered.remove(name)) {
            unregister(name);
        }
    }

    /** Takes all of them out. */
    public synchronized void close() {
        isClosed = true;
        registered.forEach(this::unregister);
        registered.clear();
    }

    private void unregister(ObjectName name) {
        try {
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
        } catch (JMException | RuntimeException e) {
            log.accept("the MBean " + name + " cannot be unregistered: " + e);
        }
    }
}
