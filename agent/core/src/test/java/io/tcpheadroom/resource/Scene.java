package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Counters;
import io.tcpheadroom.kernel.EphemeralPorts;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.KernelValues;
import io.tcpheadroom.kernel.SettingValue;
import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.ListenerOrigin;
import io.tcpheadroom.tracker.Tracked;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** A machine and a program of which a test says what it needs; all else is as on the captured host of Linux 6.18, where nothing is wrong. */
public final class Scene {
    private static final Kernel KERNEL = new Kernel(Hosts.roots("linux-6.18"));
    private static final KernelSample HOST;

    static {
        KERNEL.refresh();
        HOST = KernelSample.of(KERNEL);
    }

    private final Map<String, Figure> counters = new LinkedHashMap<>(HOST.counters.all());
    private final Map<String, SettingValue> settings = new LinkedHashMap<>(HOST.settings);
    private final List<ResourceSample> resources = new ArrayList<>();
    private final List<ListenerSample> listeners = new ArrayList<>();
    private final List<DestinationSample> destinations = new ArrayList<>();
    private final List<ConnectorSample> connectors = new ArrayList<>();
    private final List<PoolSample> pools = new ArrayList<>();
    private final List<FailureSample> failures = new ArrayList<>();
    private final List<String> obsolete = new ArrayList<>();
    private EphemeralPorts ephemeral = HOST.ephemeral;
    private Figure hardDescriptors = Figure.unknown("not said");
    private SocketStates states;
    private double lateSeconds;

    public Scene setting(String attribute, Object text) {
        settings.put(attribute, KernelValues.setting(attribute, text.toString()));
        return this;
    }

    public Scene counter(String attribute, long value) {
        counters.put(attribute, Figure.of(value));
        return this;
    }

    public Scene resource(String id, long used, long limit) {
        return resource(id, Figure.of(used), Figure.of(limit));
    }

    public Scene resource(String id, Figure used, Figure limit) {
        resources.add(Samples.resource(id, used, limit, null));
        return this;
    }

    /** With the range of local ports less the reserved ones; the settings say the same. */
    public Scene ports(int low, int high, String reserved) {
        ephemeral = KernelValues.ports(low, high, reserved);
        // both fields stand in one file
        setting("IpLocalPortRangeLow", low + " " + high);
        setting("IpLocalPortRangeHigh", low + " " + high);
        return setting("IpLocalReservedPorts", reserved);
    }

    public Scene hardDescriptors(Figure hard) {
        hardDescriptors = hard;
        return this;
    }

    /** A listener of the app shop whose queue holds so many, and held so many at most in the last minute. */
    public Scene listener(int port, int backlog, long limit, long peak) {
        return listener(port, backlog, limit, peak, null, 0);
    }

    /** The same that overflowed in that second. */
    public Scene overflowed(int port, int backlog, long limit, double second) {
        return listener(port, backlog, limit, limit + 1, Overflows.after(null, 9, Math.round(second * 1e9)), 0);
    }

    /** One that accepted so many. */
    public Scene serving(int port, long accepted) {
        return listener(port, 50, 50, 0, null, accepted);
    }

    private Scene listener(int port, int backlog, long limit, long peak, Overflows overflows, long accepted) {
        ListenerSample listener = new ListenerSample(
                "0.0.0.0",
                port,
                Figure.of(0),
                Figure.of(limit),
                ListenerSample.LimitSource.PROGRAM,
                backlog,
                "shop",
                accepted,
                0,
                null,
                null,
                ListenerOrigin.PROGRAM,
                overflows);
        listeners.add(listener.with(1, new QueueSeen(peak, null, null), null, ListenerPeers.UNKNOWN));
        return this;
    }

    /** A destination of the app shop towards which so many local ports of that many are in use, some in TIME_WAIT. */
    public Scene destination(String address, int port, int used, int timeWait, long limit) {
        InetSocketAddress to = new InetSocketAddress(address, port);
        Destination destination = Tracked.destination(to, Tracked.app("shop"), used - timeWait);
        DestinationPorts ports = new DestinationPorts(
                destination,
                KernelValues.portsTaken(to.getAddress(), used, timeWait),
                new TakenPorts(KERNEL, KERNEL.now(), null));
        destinations.add(DestinationSample.of(destination, to, ports, Figure.of(limit)));
        return this;
    }

    public Scene connector(String name, long connections, long most) {
        Figure none = Figure.unknown("not said");
        connectors.add(
                new ConnectorSample(name, Figure.of(connections), Figure.of(most), none, none, none, none, none));
        return this;
    }

    /** A pool of Tomcat JDBC for which nobody waits. */
    public Scene pool(String destination, int open, int limit) {
        Map<BeanSource.Told, Object> values = Map.of(
                BeanSource.Told.OPEN,
                open,
                BeanSource.Told.USED,
                0,
                BeanSource.Told.IDLE,
                open,
                BeanSource.Told.PENDING,
                0,
                BeanSource.Told.LIMIT,
                limit);
        try {
            BeanAnswer answer = new BeanAnswer(
                    BeanCatalog.POOLS.get(2),
                    new ObjectName("tomcat.jdbc:type=ConnectionPool,name=orders"),
                    "shop",
                    values,
                    Map.of());
            pools.add(new PoolSample(answer, destination, (long) open, 0, null, null));
            return this;
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    public Scene failure(FailureSample failure) {
        failures.add(failure);
        return this;
    }

    public Scene states(SocketStates read) {
        states = read;
        return this;
    }

    public Scene obsoleteSysctl(String place) {
        obsolete.add(place);
        return this;
    }

    public Scene late(double seconds) {
        lateSeconds = seconds;
        return this;
    }

    public Sample at(double second) {
        OwnProcess process = new OwnProcess(Figure.of(4711), Figure.of(30), hardDescriptors);
        KernelSample kernel = new KernelSample(
                Counters.of(Map.copyOf(counters)),
                Map.copyOf(settings),
                0,
                List.of(),
                process,
                ephemeral,
                List.copyOf(obsolete),
                Capacity.unknown());
        return new Sample(1, Math.round(second * 1e9), List.of(), listeners, destinations, connectors, kernel)
                .with(Load.NONE, resources, List.of(), null)
                .withPools(pools)
                .withFailures(failures)
                .withStates(states)
                .late(lateSeconds);
    }
}
