package io.tcpheadroom.jmx;

import io.tcpheadroom.api.AdviceMXBean;
import io.tcpheadroom.api.AppMXBean;
import io.tcpheadroom.api.ConnectorMXBean;
import io.tcpheadroom.api.DestinationMXBean;
import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.HeadroomMXBean;
import io.tcpheadroom.api.ListenerMXBean;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.PoolMXBean;
import io.tcpheadroom.api.ResourceMXBean;
import io.tcpheadroom.resource.Headroom;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows each sample in the MBean server: a bean for every resource, app, listener, destination, connector and pool that it speaks of, and
 * one for what is wrong in it. Each kind of bean is a {@link Family} and a line in {@link #show}. For the sampler's thread.
 */
public final class SampleBeans {
    /** Samples for which a bean stays that no sample speaks of: what comes and goes quickly does not make it flicker. */
    private static final int LINGER = 3;

    private final int maxListeners;
    private final Function<Sample, List<FindingData>> adviser;
    private final FindingTimes times = new FindingTimes(() -> Date.from(Instant.now()));
    private final Supplier<@Nullable String> stall;
    private final Notifier notifier;

    private final Family<ResourceMXBean> resources;
    private final Family<AppMXBean> apps;
    private final Family<ListenerMXBean> listeners;
    private final Family<DestinationMXBean> destinations;
    private final Family<ConnectorMXBean> connectors;
    private final Family<HeadroomMXBean> headroom;
    private final Family<PoolMXBean> pools;
    private final Family<AdviceMXBean> advice;

    /**
     * @param adviser what is wrong in a sample
     * @param stall why the last sample says nothing of the present; null as long as it does
     */
    public SampleBeans(
            Beans beans,
            int maxResources,
            int maxListeners,
            int maxDestinations,
            Function<Sample, List<FindingData>> adviser,
            Supplier<@Nullable String> stall) {
        this.stall = stall;
        this.maxListeners = maxListeners;
        this.adviser = adviser;
        this.notifier = new Notifier(beans.log());
        resources = new Family<>(
                beans,
                ResourceMXBean.class,
                maxResources,
                0,
                SampleBeans::id,
                (resource, more) -> Names.resource(id(resource) + more),
                (type, resource) -> new ResourceBean(type, id(resource), resource, this::asOfNow, notifier),
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
                at -> at.getAddress() + " " + at.getPort() + " " + ((ListenerSample) at).number(),
                (at, more) -> Names.listener(at.getPort(), shortened(at.getAddress()) + more),
                SampledBean::new);
        destinations = new Family<>(
                beans,
                DestinationMXBean.class,
                maxDestinations,
                LINGER,
                to -> to.getAddress() + " " + to.getPort() + " " + to.getProtocol(),
                (to, more) -> Names.destination(inName(to) + more, to.getPort()),
                SampledBean::new);
        connectors = new Family<>(
                beans,
                ConnectorMXBean.class,
                Integer.MAX_VALUE,
                0,
                ConnectorMXBean::getName,
                (connector, more) -> Names.connector(connector.getName() + more),
                SampledBean::new);
        headroom = new Family<>(
                beans,
                HeadroomMXBean.class,
                1,
                0,
                all -> "",
                (all, more) -> Names.HEADROOM,
                (type, all) -> new SampledBean<>(type, all, this::asOfNow));
        pools = new Family<>(
                beans,
                PoolMXBean.class,
                Integer.MAX_VALUE,
                0,
                PoolMXBean::getBean,
                (pool, more) -> Names.pool(pool.getName() + more),
                SampledBean::new);
        advice = new Family<>(
                beans,
                AdviceMXBean.class,
                1,
                0,
                all -> "",
                (all, more) -> Names.ADVICE,
                (type, all) -> new SampledBean<>(type, all, this::asOfNow));
    }

    public void show(Sample sample) {
        resources.show(sample.resources());
        apps.show(sample.apps());
        listeners.show(capped(sample.listeners()));
        destinations.show(sample.destinations());
        connectors.show(sample.connectors());
        headroom.show(List.of(Headroom.of(sample)));
        pools.show(sample.pools());
        advice.show(List.of(new AdviceValues(times.of(adviser.apply(sample)), sample)));
    }

    private ResourceMXBean asOfNow(ResourceMXBean sampled) {
        String reason = stall.get();
        return reason == null ? sampled : ((ResourceSample) sampled).unknown(reason);
    }

    private HeadroomMXBean asOfNow(HeadroomMXBean sampled) {
        String reason = stall.get();
        return reason == null ? sampled : Headroom.unknown(reason);
    }

    private AdviceMXBean asOfNow(AdviceMXBean sampled) {
        String reason = stall.get();
        return reason == null ? sampled : ((AdviceValues) sampled).whileStalled(reason, times::sinceLast);
    }

    /** Ends what the beans have going on beside the samples. */
    public void close() {
        notifier.stop();
    }

    private List<ListenerSample> capped(List<ListenerSample> fullestFirst) {
        if (fullestFirst.size() <= maxListeners) {
            return fullestFirst;
        }
        List<ListenerSample> shown = new ArrayList<>(fullestFirst.subList(0, maxListeners));
        shown.add(ListenerSample.others(fullestFirst.subList(maxListeners, fullestFirst.size())));
        return shown;
    }

    private static String id(ResourceMXBean resource) {
        return ((ResourceSample) resource).id();
    }

    /** The same address and port may be both, as with HTTP/3 on 443. */
    private static String inName(DestinationMXBean to) {
        return "UDP".equals(to.getProtocol()) ? to.getAddress() + "-udp" : to.getAddress();
    }

    private static String shortened(String address) {
        return address.equals("0.0.0.0") || address.equals("0:0:0:0:0:0:0:0") ? "any" : address;
    }
}
