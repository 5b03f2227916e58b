package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.CounterCatalog;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.NetInterfaces;
import io.tcpheadroom.kernel.NetInterfaces.NetInterface;
import io.tcpheadroom.kernel.ReaderReport;
import io.tcpheadroom.kernel.SettingValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that was read at one tick. Immutable: whoever holds it holds values that belong together. */
public final class Sample {
    private final long sequence;
    private final long atNanos;
    private final List<ResourceSample> resources;
    private final List<AppSample> apps;
    private final List<ListenerSample> listeners;
    private final List<DestinationSample> destinations;
    private final List<ConnectorSample> connectors;
    private final Map<String, Figure> counters;
    private final Map<String, SettingValue> settings;
    private final double settingsAgeSeconds;
    private final List<NetInterface> interfaces;
    private final List<ReaderReport> readers;
    private final List<FailureSample> failures;
    private final @Nullable FdKinds fdKinds;
    private final @Nullable String unseenListeners;
    private final @Nullable SocketStates states;
    private final Load load;

    Sample(
            long sequence,
            long atNanos,
            List<AppSample> apps,
            List<ListenerSample> listeners,
            List<DestinationSample> destinations,
            List<ConnectorSample> connectors,
            Kernel kernel) {
        this.connectors = List.copyOf(connectors);
        this.failures = List.of();
        this.sequence = sequence;
        this.atNanos = atNanos;
        this.resources = List.of();
        this.apps = List.copyOf(apps);
        this.listeners = List.copyOf(listeners);
        this.destinations = List.copyOf(destinations);
        this.counters = CounterCatalog.read(kernel);
        this.settings = kernel.settings().values();
        this.settingsAgeSeconds = orZero(kernel.ageSeconds(kernel.settings().readAtNanos()));
        this.interfaces = kernel.reader(NetInterfaces.FILES)
                .value()
                .map(NetInterfaces::all)
                .orElse(List.of());
        this.readers = List.of();
        this.fdKinds = null;
        this.unseenListeners = null;
        this.states = null;
        this.load = Load.NONE;
    }

    private Sample(long atNanos) {
        this.sequence = 0;
        this.atNanos = atNanos;
        this.resources = List.of();
        this.apps = List.of();
        this.listeners = List.of();
        this.destinations = List.of();
        this.connectors = List.of();
        this.counters = Map.of();
        this.settings = Map.of();
        this.settingsAgeSeconds = 0;
        this.interfaces = List.of();
        this.readers = List.of();
        this.failures = List.of();
        this.fdKinds = null;
        this.unseenListeners = null;
        this.states = null;
        this.load = Load.NONE;
    }

    /** What there is as long as nothing could be sampled. */
    static Sample empty(long atNanos) {
        return new Sample(atNanos);
    }

    private static double orZero(@Nullable Double seconds) {
        return seconds == null ? 0 : seconds;
    }

    private Sample(
            Sample other,
            List<FailureSample> failures,
            List<ResourceSample> resources,
            List<ReaderReport> readers,
            @Nullable FdKinds fdKinds,
            @Nullable String unseenListeners,
            @Nullable SocketStates states,
            Load load) {
        this.load = load;
        this.states = states;
        this.sequence = other.sequence;
        this.atNanos = other.atNanos;
        this.resources = List.copyOf(resources);
        this.apps = other.apps;
        this.listeners = other.listeners;
        this.destinations = other.destinations;
        this.connectors = other.connectors;
        this.counters = other.counters;
        this.settings = other.settings;
        this.settingsAgeSeconds = other.settingsAgeSeconds;
        this.interfaces = other.interfaces;
        this.failures = List.copyOf(failures);
        this.readers = readers;
        this.fdKinds = fdKinds;
        this.unseenListeners = unseenListeners;
    }

    /** The same with the open connections and the resources, which are read from the rest, with how all reading went, and with the last count of descriptors by kind. */
    Sample with(Load counted, List<ResourceSample> resources, List<ReaderReport> readers, @Nullable FdKinds kinds) {
        return new Sample(this, failures, resources, readers, kinds, unseenListeners, states, counted);
    }

    /** The same, where there may be listeners that nobody knows of yet. */
    Sample lackingListeners(@Nullable String why) {
        return new Sample(this, failures, resources, readers, fdKinds, why, states, load);
    }

    /** The same with what failed lately. */
    Sample withFailures(List<FailureSample> lately) {
        return new Sample(this, lately, resources, readers, fdKinds, unseenListeners, states, load);
    }

    /** The same with the kernel's states of the sockets, as they were last read. */
    Sample withStates(@Nullable SocketStates read) {
        return new Sample(this, failures, resources, readers, fdKinds, unseenListeners, read, load);
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

    /** The pressure: by attribute, in the catalogue's order. */
    public Map<String, Figure> counters() {
        return counters;
    }

    /** By attribute, in the catalogue's order. */
    public Map<String, SettingValue> settings() {
        return settings;
    }

    /** A setting that is a number; null where it is unknown. */
    public @Nullable Long setting(String attribute) {
        SettingValue value = settings.get(attribute);
        return value == null ? null : value.figure().orNull();
    }

    /** How old the settings are: they are read more rarely than the rest. */
    public double settingsAgeSeconds() {
        return settingsAgeSeconds;
    }

    /** By name, as old as the settings. */
    public List<NetInterface> interfaces() {
        return interfaces;
    }

    /** For each interface how many packets may wait to be sent: {@code eth0 1000, lo 1000}. */
    public String txQueueLengths() {
        return interfaces.stream()
                .map(each -> each.name() + " " + each.txQueueLength())
                .collect(Collectors.joining(", "));
    }

    /** What failed in the ten minutes before, a row for each app, operation, reason and place; the most frequent first. */
    public List<FailureSample> failures() {
        return failures;
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
