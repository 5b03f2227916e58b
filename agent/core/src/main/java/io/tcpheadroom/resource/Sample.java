package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.NetInterfaces.NetInterface;
import io.tcpheadroom.kernel.ReaderReport;
import io.tcpheadroom.kernel.SettingValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that was read at one tick. Whoever holds it holds values that belong together, and that do not change: what is read later than
 * the rest stands in a copy.
 */
public final class Sample {
    private final long sequence;
    private final long atNanos;
    private final List<AppSample> apps;
    private final List<ListenerSample> listeners;
    private final List<DestinationSample> destinations;
    private final List<ConnectorSample> connectors;
    private final KernelSample kernel;

    // what a copy has of its own: set before it is handed out, never after
    private List<ResourceSample> resources = List.of();
    private List<PoolSample> pools = List.of();
    private List<ReaderReport> readers = List.of();
    private List<FailureSample> failures = List.of();
    private @Nullable FdKinds fdKinds;
    private @Nullable String unseenListeners;
    private @Nullable SocketStates states;
    private CallSiteCounts callSites = CallSiteCounts.NONE;
    private Load load = Load.NONE;
    private double lateSeconds;

    Sample(
            long sequence,
            long atNanos,
            List<AppSample> apps,
            List<ListenerSample> listeners,
            List<DestinationSample> destinations,
            List<ConnectorSample> connectors,
            Kernel kernel) {
        this(sequence, atNanos, apps, listeners, destinations, connectors, KernelSample.of(kernel));
    }

    Sample(
            long sequence,
            long atNanos,
            List<AppSample> apps,
            List<ListenerSample> listeners,
            List<DestinationSample> destinations,
            List<ConnectorSample> connectors,
            KernelSample kernel) {
        this.sequence = sequence;
        this.atNanos = atNanos;
        this.apps = List.copyOf(apps);
        this.listeners = List.copyOf(listeners);
        this.destinations = List.copyOf(destinations);
        this.connectors = List.copyOf(connectors);
        this.kernel = kernel;
    }

    private Sample(long atNanos) {
        this.sequence = 0;
        this.atNanos = atNanos;
        this.apps = List.of();
        this.listeners = List.of();
        this.destinations = List.of();
        this.connectors = List.of();
        this.kernel = KernelSample.NONE;
    }

    private Sample(Sample other) {
        this.sequence = other.sequence;
        this.atNanos = other.atNanos;
        this.apps = other.apps;
        this.listeners = other.listeners;
        this.destinations = other.destinations;
        this.connectors = other.connectors;
        this.kernel = other.kernel;
        this.resources = other.resources;
        this.pools = other.pools;
        this.readers = other.readers;
        this.failures = other.failures;
        this.fdKinds = other.fdKinds;
        this.unseenListeners = other.unseenListeners;
        this.states = other.states;
        this.callSites = other.callSites;
        this.load = other.load;
        this.lateSeconds = other.lateSeconds;
    }

    /** What there is as long as nothing could be sampled. */
    static Sample empty(long atNanos) {
        return new Sample(atNanos);
    }

    /** The same with the open connections and the resources, which are read from the rest, with how all reading went, and with the last count of descriptors by kind. */
    Sample with(Load counted, List<ResourceSample> read, List<ReaderReport> reports, @Nullable FdKinds kinds) {
        Sample copy = new Sample(this);
        copy.load = counted;
        copy.resources = List.copyOf(read);
        copy.readers = reports;
        copy.fdKinds = kinds;
        return copy;
    }

    /** The same, where there may be listeners that nobody knows of yet. */
    Sample lackingListeners(@Nullable String why) {
        Sample copy = new Sample(this);
        copy.unseenListeners = why;
        return copy;
    }

    /** The same with what failed lately. */
    Sample withFailures(List<FailureSample> lately) {
        Sample copy = new Sample(this);
        copy.failures = List.copyOf(lately);
        return copy;
    }

    /** The same, taken later than it was due. */
    Sample late(double seconds) {
        Sample copy = new Sample(this);
        copy.lateSeconds = seconds;
        return copy;
    }

    /** The same with the program's pools of connections. */
    Sample withPools(List<PoolSample> found) {
        Sample copy = new Sample(this);
        copy.pools = List.copyOf(found);
        return copy;
    }

    /** The same with the kernel's states of the sockets, as they were last read. */
    Sample withStates(@Nullable SocketStates read) {
        Sample copy = new Sample(this);
        copy.states = read;
        return copy;
    }

    /** The same with how many sockets from each call site are open. */
    Sample withCallSites(CallSiteCounts counted) {
        Sample copy = new Sample(this);
        copy.callSites = counted;
        return copy;
    }

    /** How many sockets from each call site were open. */
    public CallSiteCounts callSites() {
        return callSites;
    }

    /** Why {@link #listeners()} may lack some; null when it has all. */
    @Nullable
    String unseenListeners() {
        return unseenListeners;
    }

    /** From 1, one more at each tick; 0 as long as nothing could be sampled. */
    public long sequence() {
        return sequence;
    }

    /** When it was taken: nanoseconds that mean nothing but in comparison with another sample's. */
    public long atNanos() {
        return atNanos;
    }

    /** The connections that were open. */
    Load load() {
        return load;
    }

    /** In the catalogue's order. */
    public List<ResourceSample> resources() {
        return resources;
    }

    public Optional<ResourceSample> resource(String id) {
        return resources.stream().filter(resource -> resource.id().equals(id)).findFirst();
    }

    /** By name. */
    public List<AppSample> apps() {
        return apps;
    }

    /** The fullest first. */
    public List<ListenerSample> listeners() {
        return listeners;
    }

    /** The fullest first, and no more than were asked for; behind them one row for all the others, where there are any. */
    public List<DestinationSample> destinations() {
        return destinations;
    }

    /** By name; empty where no server has registered any. */
    public List<ConnectorSample> connectors() {
        return connectors;
    }

    /** The program's pools of connections, by name; empty where no library has registered any. */
    public List<PoolSample> pools() {
        return pools;
    }

    /** The pressure: by attribute, in the catalogue's order. Of one of them {@link #counterFigure} is cheaper. */
    public Map<String, Figure> counters() {
        return kernel.counters.all();
    }

    /** By attribute, in the catalogue's order. */
    public Map<String, SettingValue> settings() {
        return kernel.settings;
    }

    /** What this machine allows: what a plan begins with. */
    public Capacity capacity() {
        return kernel.capacity;
    }

    /** A setting that is a number; null where it is unknown. */
    public @Nullable Long setting(String attribute) {
        SettingValue value = kernel.settings.get(attribute);
        return value == null ? null : value.figure().orNull();
    }

    /** A setting that is a text; null where it is unknown. */
    public @Nullable String settingText(String attribute) {
        SettingValue value = kernel.settings.get(attribute);
        return value == null ? null : value.text();
    }

    /** How old the settings are: they are read more rarely than the rest. */
    public double settingsAgeSeconds() {
        return kernel.settingsAgeSeconds;
    }

    /** By name, as old as the settings. */
    public List<NetInterface> interfaces() {
        return kernel.interfaces;
    }

    /** For each interface how many packets may wait to be sent: {@code eth0 1000, lo 1000}. */
    public String txQueueLengths() {
        return kernel.interfaces.stream()
                .map(each -> each.name() + " " + each.txQueueLength())
                .collect(Collectors.joining(", "));
    }

    /** What failed in the ten minutes before, a row for each app, operation, reason and place; the most frequent first. */
    public List<FailureSample> failures() {
        return failures;
    }

    /** The threads of this JVM, native ones too; null where they are unknown. */
    public @Nullable Long ownThreads() {
        return kernel.process.threads.orNull();
    }

    /** This process's number, as the commands of its PID namespace know it; null where it is unknown. */
    public @Nullable Long pid() {
        return kernel.process.pid.orNull();
    }

    /** How far this process may raise its own limit of descriptors; the largest Long where there is no bound, null where it is unknown. */
    public @Nullable Long hardDescriptors() {
        return kernel.process.hardDescriptors();
    }

    /** Whether the kernel may give this port to an outgoing connection: it lies in the range of local ports and is not reserved. */
    public boolean isEphemeral(int port) {
        return kernel.ephemeral.contains(port);
    }

    /** Where files of sysctl set what no kernel has any more, {@code /etc/sysctl.d/99-tuning.conf line 3}; as of the last ten minutes. */
    public List<String> obsoleteSysctls() {
        return kernel.obsoleteSysctls;
    }

    /** By how much it came later than it was due; 0 where it did not. */
    public double lateSeconds() {
        return lateSeconds;
    }

    /** A counter of the pressure; null where it is unknown. */
    public @Nullable Long counter(String attribute) {
        Figure figure = counterFigure(attribute);
        return figure == null ? null : figure.orNull();
    }

    /** A counter of the pressure, or why it is none; null while nothing could be sampled. */
    @Nullable
    Figure counterFigure(String attribute) {
        return kernel.counters.figure(attribute);
    }

    /** The open descriptors by kind as they were last counted; null before. */
    public @Nullable FdKinds fdKinds() {
        return fdKinds;
    }

    /** The sockets by the kernel's states, as they were last read; null before. */
    public @Nullable SocketStates states() {
        return states;
    }

    /** The same to be remembered for minutes: without what is large and tells of the present alone. */
    public Sample toRemember() {
        return withStates(null);
    }

    /** How old they were at this tick; null before. */
    public @Nullable Double statesAgeSeconds() {
        return states == null ? null : (Double) ((atNanos - states.readAtNanos()) / 1e9);
    }

    /** How the reading of each kernel file went. */
    public List<ReaderReport> readers() {
        return readers;
    }
}
