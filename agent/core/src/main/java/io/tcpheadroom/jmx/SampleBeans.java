package io.tcpheadroom.jmx;

import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.ConnectorMXBean;
import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.resource.DestinationSample;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Resource;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.management.ObjectName;

/**
 * Shows each sample in the MBean server: a bean for every resource, app, listener and destination that it speaks of. Each
 * kind of bean is a line in {@link #show}. For the sampler's thread.
 */
public final class SampleBeans {
    private final Beans beans;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final int maxListeners;

    private final Set<ObjectName> shownResources = new HashSet<>();
    private final Set<ObjectName> shownApps = new HashSet<>();
    private final Set<ObjectName> shownListeners = new HashSet<>();
    private final Set<ObjectName> shownDestinations = new HashSet<>();
    private final Set<ObjectName> shownConnectors = new HashSet<>();

    public SampleBeans(Beans beans, List<Resource> resources, int maxListeners) {
        this.beans = beans;
        this.maxListeners = maxListeners;
        resources.forEach(resource -> this.resources.put(resource.spec().id(), resource));
    }

    public void show(Sample sample) {
        List<ListenerSample> listeners = sample.listeners();
        List<ListenerSample> fullest = listeners.subList(0, Math.min(maxListeners, listeners.size()));
        beans.show(
                ResourceMXBean.class,
                named(sample.resources(), r -> Names.resource(r.id()), this::values),
                shownResources);
        beans.show(AppMXBean.class, named(sample.apps(), a -> Names.app(a.name()), AppValues::new), shownApps);
        beans.show(ListenerMXBean.class, named(fullest, SampleBeans::name, ListenerValues::new), shownListeners);
        beans.show(
                DestinationMXBean.class,
                named(sample.destinations(), SampleBeans::name, DestinationValues::new),
                shownDestinations);
        beans.show(
                ConnectorMXBean.class,
                named(sample.connectors(), c -> Names.connector(c.name()), ConnectorValues::new),
                shownConnectors);
    }

    private ResourceMXBean values(ResourceSample sample) {
        return new ResourceValues(sample, resources.get(sample.id()));
    }

    private static ObjectName name(ListenerSample listener) {
        return Names.listener(listener.port(), isAny(listener.address()) ? "any" : listener.address());
    }

    private static ObjectName name(DestinationSample destination) {
        return Names.destination(destination.address(), destination.port());
    }

    private static boolean isAny(String address) {
        return address.equals("0.0.0.0") || address.equals("0:0:0:0:0:0:0:0");
    }

    private static <S, V> Map<ObjectName, V> named(
            List<S> samples, Function<S, ObjectName> name, Function<S, ? extends V> values) {
        Map<ObjectName, V> named = new LinkedHashMap<>();
        samples.forEach(sample -> named.put(name.apply(sample), values.apply(sample)));
        return named;
    }
}
