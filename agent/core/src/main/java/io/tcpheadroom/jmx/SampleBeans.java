package io.tcpheadroom.jmx;

import io.tcpheadroom.advice.Finding;
import io.tcpheadroom.api.AdviceMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.ConnectorMXBean;
import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Resource;
import io.tcpheadroom.resource.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows each sample in the MBean server: a bean for every resource, app, listener and destination that it speaks of, and
 * one for what is wrong in it. Each kind of bean is a {@link Family} and a line in {@link #show}. For the sampler's thread.
 */
public final class SampleBeans {
    /** Samples for which a bean stays that no sample speaks of: what comes and goes quickly does not make it flicker. */
    private static final int LINGER = 3;

    private final Map<String, Resource> resourceById = new LinkedHashMap<>();
    private final int maxListeners;
    private final Function<Sample, List<Finding>> adviser;
    private final Notifier notifier;

    private final Family<ResourceMXBean> resources;
    private final Family<AppMXBean> apps;
    private final Family<ListenerMXBean> listeners;
    private final Family<DestinationMXBean> destinations;
    private final Family<ConnectorMXBean> connectors;
    private final Family<AdviceMXBean> advice;

    /** @param adviser what is wrong in a sample */
    public SampleBeans(
            Beans beans,
            List<Resource> catalog,
            int maxListeners,
            int maxDestinations,
            Function<Sample, List<Finding>> adviser) {
        this.maxListeners = maxListeners;
        this.adviser = adviser;
        this.notifier = new Notifier(beans.log());
        catalog.forEach(resource -> resourceById.put(resource.spec().id(), resource));
        resources = new Family<>(
                beans,
                ResourceMXBean.class,
                catalog.size(),
                0,
                SampleBeans::id,
                (resource, more) -> Names.resource(id(resource) + more),
                (type, resource) -> new ResourceBean(type, id(resource), resource, notifier),
                ResourceBean.NOTIFICATIONS);
        apps = new Family<>(
                beans,
                AppMXBean.class,
                Integer.MAX_VALUE,
                0,
                AppMXBean::getName,
                (app, more) -> Names.app(app.getName() + more),
                SampledBean::new);
        listeners = new Family<>(
                beans,
                ListenerMXBean.class,
                maxListeners,
                LINGER,
                at -> at.getAddress() + " " + at.getPort(),
                (at, more) -> Names.listener(at.getPort(), shortened(at.getAddress()) + more),
                SampledBean::new);
        destinations = new Family<>(
                beans,
                DestinationMXBean.class,
                maxDestinations,
                LINGER,
                to -> to.getAddress() + " " + to.getPort(),
                (to, more) -> Names.destination(to.getAddress() + more, to.getPort()),
                SampledBean::new);
        connectors = new Family<>(
                beans,
                ConnectorMXBean.class,
                Integer.MAX_VALUE,
                0,
                ConnectorMXBean::getName,
                (connector, more) -> Names.connector(connector.getName() + more),
                SampledBean::new);
        advice =
                new Family<>(beans, AdviceMXBean.class, 1, 0, all -> "", (all, more) -> Names.ADVICE, SampledBean::new);
    }

    public void show(Sample sample) {
        resources.show(
                values(sample.resources(), resource -> new ResourceValues(resource, resourceById.get(resource.id()))));
        apps.show(values(sample.apps(), AppValues::new));
        listeners.show(capped(sample.listeners()));
        destinations.show(values(sample.destinations(), DestinationValues::new));
        connectors.show(values(sample.connectors(), ConnectorValues::new));
        advice.show(List.of(new AdviceValues(adviser.apply(sample))));
    }

    /** Ends what the beans have going on beside the samples. */
    public void close() {
        notifier.stop();
    }

    private List<ListenerMXBean> capped(List<ListenerSample> fullestFirst) {
        int own = Math.min(maxListeners, fullestFirst.size());
        List<ListenerMXBean> shown = new ArrayList<>(values(fullestFirst.subList(0, own), ListenerValues::new));
        if (own < fullestFirst.size()) {
            shown.add(new OtherListeners(fullestFirst.subList(own, fullestFirst.size())));
        }
        return shown;
    }

    private static <S, V> List<V> values(List<S> samples, Function<S, V> values) {
        return samples.stream().map(values).collect(Collectors.toList());
    }

    private static String id(ResourceMXBean resource) {
        return ((ResourceValues) resource).id();
    }

    private static String shortened(String address) {
        return address.equals("0.0.0.0") || address.equals("0:0:0:0:0:0:0:0") ? "any" : address;
    }
}
