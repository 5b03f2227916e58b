package io.tcpheadroom.jfr;

import io.tcpheadroom.resource.CallSiteText;
import io.tcpheadroom.resource.Endpoint;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.SocketObserver;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Records resources and sockets as Java Flight Recorder events. While no recording runs, events are not even timed, and the
 * recorder is not initialized. A runtime without the module jdk.jfr cannot link this class, nor record anything.
 */
public final class FlightEvents implements SocketObserver {
    private static final List<Class<? extends Event>> TYPES =
            List.of(ConnectEvent.class, AcceptEvent.class, CloseEvent.class, ResourceEvent.class);

    private static final String STREAMS = "TCP";
    private static final String DATAGRAMS = "UDP";

    /** By descriptor: pending connects that began during a recording. */
    private final ConcurrentMap<Integer, ConnectEvent> connecting = new ConcurrentHashMap<>();

    /** Loads the event classes now, so that no connect of the program is delayed by it. */
    public FlightEvents() {
        new ConnectEvent();
        new AcceptEvent();
        new CloseEvent();
        new ResourceEvent();
    }

    /** Records each resource of a sample. */
    public void record(Sample sample) {
        for (ResourceSample resource : sample.resources()) {
            ResourceEvent event = new ResourceEvent();
            if (!event.isEnabled()) {
                return;
            }
            event.resource = resource.id();
            event.status = resource.getStatus();
            event.used = orMissing(resource.getUsed());
            event.limit = orMissing(resource.getLimit());
            Double utilization = resource.getUtilizationRatio();
            event.utilization = utilization == null ? Double.NEGATIVE_INFINITY : utilization;
            event.commit();
        }
    }

    private static long orMissing(@Nullable Long number) {
        return number == null ? Long.MIN_VALUE : number;
    }

    @Override
    public void connecting(int fd) {
        ConnectEvent event = new ConnectEvent();
        if (event.isEnabled()) {
            event.begin();
            connecting.putIfAbsent(fd, event);
        }
    }

    @Override
    public void connectEnded(
            int fd, App app, @Nullable CallSite callSite, @Nullable InetSocketAddress to, boolean connected) {
        ConnectEvent begun = connecting.isEmpty() ? null : connecting.remove(fd);
        record(
                begun != null ? begun : new ConnectEvent(),
                to == null ? null : STREAMS,
                fd,
                app,
                callSite,
                to,
                connected);
    }

    @Override
    public void datagramsConnected(
            int fd, App app, @Nullable CallSite callSite, @Nullable InetSocketAddress to, boolean connected) {
        record(new ConnectEvent(), DATAGRAMS, fd, app, callSite, to, connected);
    }

    private static void record(
            ConnectEvent event,
            @Nullable String protocol,
            int fd,
            App app,
            @Nullable CallSite callSite,
            @Nullable InetSocketAddress to,
            boolean connected) {
        if (event.isEnabled()) {
            event.end();
            event.protocol = protocol;
            event.app = app.name();
            event.address = to == null ? null : Endpoint.address(to);
            event.port = to == null ? 0 : to.getPort();
            event.outcome = connected ? "connected" : "failed";
            event.descriptor = fd;
            event.callSite = CallSiteText.of(callSite);
            event.commit();
        }
    }

    @Override
    public void accepted(int fd, App app, @Nullable CallSite callSite) {
        AcceptEvent event = new AcceptEvent();
        if (event.isEnabled()) {
            event.app = app.name();
            event.descriptor = fd;
            event.callSite = CallSiteText.of(callSite);
            event.commit();
        }
    }

    @Override
    public void closed(int fd, App app, @Nullable CallSite callSite, Kind kind) {
        CloseEvent event = new CloseEvent();
        if (event.isEnabled()) {
            event.app = app.name();
            event.kind = kind.name();
            event.descriptor = fd;
            event.callSite = CallSiteText.of(callSite);
            event.commit();
        }
    }

    /** Unregisters the event classes if the recorder was initialized. */
    public void close() {
        if (FlightRecorder.isInitialized()) {
            TYPES.forEach(FlightRecorder::unregister);
        }
    }
}
