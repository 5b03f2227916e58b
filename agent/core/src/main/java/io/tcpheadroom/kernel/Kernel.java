package io.tcpheadroom.kernel;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that Linux says. Each file is read when it is first asked for, and again at its {@link KernelSource source}'s pace by
 * {@link #refresh()}. What is read at every tick stays open, so that it can still be read when the process has used up its
 * descriptors. For the sampler's thread alone, but for {@link #onDemand}, {@link #connections} and {@link #settingNow}.
 */
public final class Kernel implements Closeable {
    private final Roots roots;
    private final LongSupplier clock;
    private final long begunAt;
    private final LongSupplier cpuTime = new ThreadCpuTime();
    private final Map<KernelSource<?>, Reader<?>> readers = new LinkedHashMap<>();
    private final Map<OnDemandSource<?>, OnDemand<?>> onDemand = new LinkedHashMap<>();
    private final OnDemand<Connections> connections;
    private volatile Supplier<OwnConnections> ownConnections = () -> OwnConnections.NONE;
    private final PageSize pageSize;
    private final FdFolder fds;
    private final ThreadCensus threads;
    private final OnDemand<FdKinds> fdKinds;
    private volatile Figure fdSlots = Figure.unknown("not read yet");
    private final Settings settings;
    private final ListenerTables listenerTables;
    private final OnDemand<Map<Long, DatagramSocketRow>> datagramSockets;
    private final OnDemand<OtherProcesses> otherProcesses;
    private @Nullable Long settingsTriedAt;

    public Kernel(Roots roots) {
        this(roots, HostOverrides.none());
    }

    public Kernel(Roots roots, HostOverrides overrides) {
        this(roots, overrides, System::nanoTime);
    }

    Kernel(Roots roots, HostOverrides overrides, LongSupplier clock) {
        this.roots = roots;
        this.clock = clock;
        begunAt = clock.getAsLong();
        pageSize = PageSize.read(roots);
        fds = new FdFolder(roots, clock, cpuTime, () -> figure(Limits.FILE, Limits::openFiles), this::isHostFull);
        threads = new ThreadCensus(roots, () -> reader(ProcessStatus.FILE), clock, cpuTime);
        fdKinds = new OnDemand<>(
                roots.proc("self/fd") + "/*",
                () -> FdKinds.read(roots, fdSlots(), now()).knowing(fds.knownSockets()),
                clock,
                cpuTime);
        settings = new Settings(SettingCatalog.ALL, roots, pageSize, overrides);
        connections = new OnDemand<>(
                roots.named("/proc/net/tcp6") + ", tcp, all rows", this::readConnections, clock, cpuTime);
        datagramSockets = new OnDemand<>(
                roots.named(DatagramSocketRow.UDP6) + ", udp", () -> DatagramSocketRow.read(roots), clock, cpuTime);
        otherProcesses = new OnDemand<>(
                roots.named("/proc/net/tcp6") + ", tcp, " + roots.proc("*/fd"),
                () -> OtherProcesses.read(roots),
                clock,
                cpuTime);
        listenerTables = new ListenerTables(
                reader(TcpListeners.TCP6),
                reader(TcpListeners.TCP),
                clock,
                cpuTime,
                () -> figure(NetStat.FILE, stat -> stat.tcpExt("ListenOverflows")),
                this::arrivals);
    }

    /** Connections that came into some accept queue: handshakes, and what a listener inherited from one that was closed. */
    private Figure arrivals() {
        Figure inherited = figure(NetStat.FILE, stat -> stat.tcpExt("TCPMigrateReqSuccess"));
        return figure(Snmp.FILE, stat -> stat.tcp("PassiveOpens"))
                .map(opens -> inherited.isNumber() ? opens + inherited.value() : opens);
    }

    /** Re-reads what is cheap, and what is due of the rest. Never throws. */
    public void refresh() {
        long now = clock.getAsLong();
        readers.forEach((source, reader) -> {
            long age = now - reader.triedAtNanos();
            if (reader.isFailing()
                    ? source.pace().isDueAgain(age)
                    : source.pace().isDue(age)) {
                reader.refresh();
            }
        });
        fdSlots = figure(ProcessStatus.FILE, ProcessStatus::fdSlots);
        fds.refresh();
        if (settingsTriedAt == null || Pace.EVERY_MINUTE.isDue(now - settingsTriedAt)) {
            settingsTriedAt = now;
            settings.refresh(now);
        }
    }

    /** As of the last tick, for at the next no descriptor may be left to read it with; read anew before the first. For any thread. */
    private long fdSlots() throws UnreadableFile {
        Figure slots = fdSlots.isNumber() ? fdSlots : ProcessStatus.read(roots).fdSlots();
        if (!slots.isNumber()) {
            throw new UnreadableFile(UnreadableFile.Cause.ABSENT, String.valueOf(slots.reason()));
        }
        return slots.value();
    }

    /** How many threads the host may have. In a PID namespace of its own pid_max is the host's before Linux 6.14 alone. */
    public Figure maxThreads() {
        Figure max = setting("ThreadsMax");
        return isPidMaxOfNamespace() ? max : max.min(setting("PidMax"));
    }

    /** What that number leaves out; null when it leaves out nothing. */
    public @Nullable String noteOnMaxThreads() {
        return isPidMaxOfNamespace()
                ? "the host's kernel.pid_max, which may be lower, is not visible from this PID namespace"
                : null;
    }

    /** The bound of {@link ThreadCensus#ofNamespace()}. */
    public Figure maxThreadsOfNamespace() {
        if (threads.isInitialPidNamespace()) {
            return Figure.notApplicable("this process is in the host's PID namespace, see threads-host");
        }
        return isPidMaxOfNamespace()
                ? setting("PidMax")
                : Figure.notApplicable("before Linux 6.14 kernel.pid_max is one for the host, see threads-host");
    }

    private boolean isPidMaxOfNamespace() {
        return !threads.isInitialPidNamespace()
                && reader(KernelRelease.FILE)
                        .value()
                        .filter(release -> release.isAtLeast(6, 14))
                        .isPresent();
    }

    /** No process may open a file then, whatever its own limit. The kernel counts them processor by processor, so roughly. */
    private boolean isHostFull() {
        Figure used = figure(FileNr.FILE, FileNr::used);
        Figure max = figure(FileNr.FILE, FileNr::max);
        return used.isNumber() && max.isNumber() && used.value() >= max.value() - max.value() / 20;
    }

    /** Nothing can be opened now, by this process or by any: what could not be read says nothing of its file. */
    public boolean isOutOfDescriptors() {
        Figure open = fds.open();
        Figure limit = figure(Limits.FILE, Limits::openFiles);
        return isHostFull() || (open.isNumber() && limit.isNumber() && open.value() >= limit.value());
    }

    /** The reader of a file, made and first read when it is first asked for. */
    @SuppressWarnings("unchecked") // the source made it
    public <T> Reader<T> reader(KernelSource<T> source) {
        Reader<T> reader = (Reader<T>) readers.get(source);
        if (reader == null) {
            reader = source.open(roots, clock);
            readers.put(source, reader);
            if (source.pace() != Pace.WHEN_ASKED) {
                reader.refresh();
            }
        }
        return reader;
    }

    /** A figure of what a file says; unknown where it says nothing. */
    public <T> Figure figure(KernelSource<T> source, Function<? super T, Figure> part) {
        return reader(source).figure(part);
    }

    /** What is read only when someone asks. For any thread. */
    @SuppressWarnings("unchecked") // the source made it
    public <T> OnDemand<T> onDemand(OnDemandSource<T> source) {
        synchronized (onDemand) {
            return (OnDemand<T>) onDemand.computeIfAbsent(source, key -> key.open(roots, clock, cpuTime));
        }
    }

    /** The whole tables of connections, likewise. For any thread. */
    public OnDemand<Connections> connections() {
        return connections;
    }

    private Connections readConnections() throws UnreadableFile {
        return Connections.read(roots, ownConnections.get(), settings.range(), connections.last(), now());
    }

    /** What the tables are to be read for: asked for at the beginning of each reading, by the thread that reads. For any thread. */
    public void ownConnections(Supplier<OwnConnections> own) {
        ownConnections = own;
    }

    /** The clock that every reading's instant goes by: nanoseconds, comparable with one another alone. For any thread. */
    public long now() {
        return clock.getAsLong();
    }

    /** For how long the kernel has been looked at. */
    public double ageSeconds() {
        return secondsSince(begunAt, now());
    }

    /** How old is what was read at this instant. For any thread. */
    public @Nullable Double ageSeconds(@Nullable Long readAtNanos) {
        return readAtNanos == null ? null : (Double) secondsSince(readAtNanos, now());
    }

    static double secondsSince(long nanos, long now) {
        return (now - nanos) / 1e9;
    }

    /** Every reader that was asked for, for what it says of its own success. */
    public List<Reader<?>> readers() {
        return List.copyOf(readers.values());
    }

    /** The same to hand to other threads, with what is read in ways of its own. */
    public List<ReaderReport> reports() {
        List<ReaderReport> reports = new ArrayList<>();
        reports.add(fds.report());
        readers.values().forEach(reader -> reports.add(reader.report()));
        reports.add(threads.report());
        reports.add(fdKinds.report());
        reports.add(settings.report());
        reports.add(connections.report());
        synchronized (onDemand) {
            onDemand.values().forEach(reading -> reports.add(reading.report()));
        }
        return Collections.unmodifiableList(reports);
    }

    @Override
    public void close() {
        readers.values().forEach(Reader::close);
    }

    public PageSize pageSize() {
        return pageSize;
    }

    public FdFolder fds() {
        return fds;
    }

    /** The open descriptors by kind. For any thread. */
    public OnDemand<FdKinds> fdKinds() {
        return fdKinds;
    }

    /** The threads of this process's user and of its PID namespace, which are counted when someone asks. */
    public ThreadCensus threads() {
        return threads;
    }

    /** The listening sockets, which {@link #refresh()} does not read: only those that someone asks for are looked for. */
    public ListenerTables listenerTables() {
        return listenerTables;
    }

    /** Of a socket that listens in the Unix domain, the path; null for every other. */
    public @Nullable String unixPath(long inode) {
        return UnixSockets.listening(roots).get(inode);
    }

    /** The datagram sockets of this network namespace by inode, which are read when someone asks. */
    public OnDemand<Map<Long, DatagramSocketRow>> datagramSockets() {
        return datagramSockets;
    }

    /** Which processes hold what is not ours of the network namespace; read when someone asks, and now and then. */
    public OnDemand<OtherProcesses> otherProcesses() {
        return otherProcesses;
    }

    public Settings settings() {
        return settings;
    }

    /** The figure of a setting, by its attribute. */
    public Figure setting(String attribute) {
        return settings.figure(attribute);
    }

    /** The same, read now; as it was read last where it cannot be. For any thread. */
    public Figure settingNow(String attribute) {
        return settings.figureNow(attribute);
    }
}
