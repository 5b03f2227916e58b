package io.tcpheadroom.jmx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The beans that are registered in one MBean server. A bean that a sample no longer speaks of goes; one that it speaks of
 * for the first time comes. Used by one thread at a time; what cannot be registered is told once, and the rest goes on.
 */
public final class Beans {
    private final MBeanServer server;
    private final Consumer<String> log;
    private final Map<ObjectName, SampledBean<?>> sampled = new HashMap<>();
    private final Set<ObjectName> fixed = new HashSet<>();

    public Beans(MBeanServer server, Consumer<String> log) {
        this.server = server;
        this.log = log;
    }

    /** Registers a bean that stays until {@link #close()}. */
    public synchronized void fix(ObjectName name, Object bean) {
        if (register(name, bean)) {
            fixed.add(name);
        }
    }

    /** Registers a bean of an interface whose annotations describe it; it stays until {@link #close()}. */
    public <V> void fix(ObjectName name, Class<V> type, V values) {
        fix(name, new DescribedBean(type, values));
    }

    /** Takes over what one sample shows: the values by name, all of one type. */
    synchronized <V> void show(Class<V> type, Map<ObjectName, V> values, Set<ObjectName> before) {
        for (ObjectName gone : before) {
            if (!values.containsKey(gone) && sampled.remove(gone) != null) {
                unregister(gone);
            }
        }
        values.forEach((name, shown) -> show(type, name, shown));
        before.clear();
        before.addAll(values.keySet());
    }

    private <V> void show(Class<V> type, ObjectName name, V values) {
        @SuppressWarnings("unchecked") // a name is only ever shown with one type
        SampledBean<V> known = (SampledBean<V>) sampled.get(name);
        if (known != null) {
            known.show(values);
        } else {
            SampledBean<V> bean = new SampledBean<>(type, values);
            if (register(name, bean)) {
                sampled.put(name, bean);
            }
        }
    }

    /** Takes all of them out. */
    public synchronized void close() {
        sampled.keySet().forEach(this::unregister);
        fixed.forEach(this::unregister);
        sampled.clear();
        fixed.clear();
    }

    private boolean register(ObjectName name, Object bean) {
        try {
            server.registerMBean(bean, name);
            return true;
        } catch (JMException | RuntimeException e) {
            log.accept("the MBean " + name + " cannot be registered: " + e);
            return false;
        }
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
