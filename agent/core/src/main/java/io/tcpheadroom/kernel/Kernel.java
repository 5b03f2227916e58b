package io.tcpheadroom.kernel;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * All that Linux says, as of the last {@link #refresh()}. Cheap files are re-read at every tick and kept open, at most
 * {@value #KEPT_DESCRIPTORS} of them, so that they can still be read when the process has used up its descriptors. What
 * moves slowly or costs more is read every ten seconds, settings every minute; those keep no descriptor. For the sampler's
 * thread alone.
 */
public final class Kernel implements Closeable {
    /** Descriptors that stay open between two ticks. */
    public static final int KEPT_DESCRIPTORS = 9;

    private static final long SECOND = 1_000_000_000L;

    private final Roots roots;
    private final LongSupplier clock;
    private final PageSize pageSize;
    private final FdFolder fds;
    private final Settings settings;
    private final List<Reader<?>> everyTick = new ArrayList<>();
    private final List<Reader<?>> everyTenSeconds = new ArrayList<>();
    private final List<Reader<?>> everyMinute = new ArrayList<>();
    private final List<Reader<?>> onDemand = new ArrayList<>();
    private final Due tenSeconds = new Due(10 * SECOND);
    private final Due minute = new Due(60 * SECOND);

    private final Reader<Limits> limits;
    private final Reader<FileNr> fileNr;
    private final Reader<SockStat> sockStat;
    private final ListenerTables listenerTables;
    private final Reader<NetStat> netStat;
    private final Reader<Snmp> snmp;
    private final Reader<SoftNetStat> softNetStat;
    private final Reader<ConntrackCount> conntrackCount;
    private final Reader<LoadAvg> loadAvg;
    private final Reader<ArpCache> arpCache;
    private final Reader<NfConntrackStat> conntrackStat;
    private final Reader<CgroupPids> cgroupPids;
    private final Reader<CgroupMemory> cgroupMemory;
    private final Reader<NetInterfaces> interfaces;
    private final OnDemand<Figure> maps;
    private final OnDemand<Figure> epollWatches;
    private final OnDemand<Connections> connections;
    private long tenSecondsAt;

    public Kernel(Roots roots) {
        this(roots, StatedSettings.none());
    }

    public Kernel(Roots roots, StatedSettings stated) {
        this(roots, stated, System::nanoTime);
    }

    Kernel(Roots roots, StatedSettings stated, LongSupplier clock) {
        this.roots = roots;
        this.clock = clock;
        pageSize = PageSize.read(roots);
        fds = new FdFolder(roots, clock);
        settings = new Settings(SettingCatalog.ALL, roots, pageSize, stated);

        limits = add(everyTick, Reader.kept(roots.proc("self/limits"), Limits::parse));
        fileNr = add(everyTick, Reader.kept(roots.proc("sys/fs/file-nr"), FileNr::parse));
        sockStat = add(everyTick, Reader.kept(roots.proc("net/sockstat"), SockStat::parse));
        netStat = add(everyTick, Reader.kept(roots.proc("net/netstat"), NetStat::parse));
        snmp = add(everyTick, Reader.kept(roots.proc("net/snmp"), Snmp::parse));
        softNetStat = add(everyTick, Reader.kept(roots.proc("net/softnet_stat"), SoftNetStat::parse));
        conntrackCount =
                add(everyTick, Reader.kept(roots.proc("sys/net/netfilter/nf_conntrack_count"), ConntrackCount::parse));

        loadAvg = add(everyTenSeconds, Reader.opened(roots.proc("loadavg"), LoadAvg::parse));
        arpCache = add(everyTenSeconds, Reader.opened(roots.proc("net/stat/arp_cache"), ArpCache::parse));
        conntrackStat =
                add(everyTenSeconds, Reader.opened(roots.proc("net/stat/nf_conntrack"), NfConntrackStat::parse));
        cgroupPids = add(
                everyTenSeconds,
                Reader.opened(roots.cgroup("pids").toString(), () -> CgroupPids.read(roots, cgroupPath())));
        cgroupMemory = add(
                everyTenSeconds,
                Reader.opened(roots.cgroup("memory").toString(), () -> CgroupMemory.read(roots, cgroupPath())));
        interfaces = add(everyMinute, NetInterfaces.reader(roots));

        Reader<TcpListeners> tcp6 = add(onDemand, ListenerTables.reader(roots, "tcp6"));
        Reader<TcpListeners> tcp = add(onDemand, ListenerTables.reader(roots, "tcp"));
        listenerTables = new ListenerTables(tcp6, tcp, clock);
        maps = new OnDemand<>(roots.proc("self/maps").toString(), () -> Maps.count(roots), clock);
        epollWatches = new OnDemand<>(roots.proc("self/fdinfo").toString(), () -> EpollWatches.count(roots), clock);
        connections = new OnDemand<>(roots.proc("net/tcp6") + ", tcp, all rows", () -> Connections.read(roots), clock);
    }

    private static <T> Reader<T> add(List<Reader<?>> pace, Reader<T> reader) {
        pace.add(reader);
        return reader;
    }

    private CgroupPath cgroupPath() throws UnreadableFile {
        try (KernelFile file = KernelFile.opened(roots.proc("self/cgroup"))) {
            return CgroupPath.parse(file.read());
        }
    }

    /** What is done at the first call, and again once the time has passed. */
    private static final class Due {
        private final long everyNanos;
        private boolean done;
        private long at;

        Due(long everyNanos) {
            this.everyNanos = everyNanos;
        }

        boolean isDue(long now) {
            boolean due = !done || now - at >= everyNanos;
            if (due) {
                done = true;
                at = now;
            }
            return due;
        }
    }

    /** Re-reads what is cheap, and what is due of the rest. Never throws. */
    public void refresh() {
        long now = clock.getAsLong();
        fds.refresh();
        everyTick.forEach(Reader::refresh);
        if (tenSeconds.isDue(now)) {
            everyTenSeconds.forEach(Reader::refresh);
            tenSecondsAt = now;
        }
        if (minute.isDue(now)) {
            everyMinute.forEach(Reader::refresh);
            settings.refresh(now);
        }
    }

    /** Every reader, for what it says of its own success. */
    public List<Reader<?>> readers() {
        List<Reader<?>> all = new ArrayList<>(everyTick);
        all.addAll(everyTenSeconds);
        all.addAll(everyMinute);
        all.addAll(onDemand);
        return all;
    }

    /** The same to hand to other threads, with what is read in ways of its own. */
    public List<ReaderReport> reports() {
        List<ReaderReport> reports = new ArrayList<>();
        reports.add(fds.report());
        readers().forEach(reader -> reports.add(new ReaderReport(reader)));
        reports.add(settings.report());
        reports.add(maps.report());
        reports.add(epollWatches.report());
        reports.add(connections.report());
        return Collections.unmodifiableList(reports);
    }

    @Override
    public void close() {
        readers().forEach(Reader::close);
    }

    public PageSize pageSize() {
        return pageSize;
    }

    public FdFolder fds() {
        return fds;
    }

    public Reader<Limits> limits() {
        return limits;
    }

    public Reader<FileNr> fileNr() {
        return fileNr;
    }

    public Reader<SockStat> sockStat() {
        return sockStat;
    }

    public Reader<NetStat> netStat() {
        return netStat;
    }

    public Reader<Snmp> snmp() {
        return snmp;
    }

    public Reader<SoftNetStat> softNetStat() {
        return softNetStat;
    }

    public Reader<LoadAvg> loadAvg() {
        return loadAvg;
    }

    public Reader<ArpCache> arpCache() {
        return arpCache;
    }

    public Reader<CgroupPids> cgroupPids() {
        return cgroupPids;
    }

    public Reader<CgroupMemory> cgroupMemory() {
        return cgroupMemory;
    }

    /** By name; empty where they cannot be listed. */
    public List<NetInterfaces.NetInterface> interfaces() {
        return interfaces.value().map(NetInterfaces::all).orElse(List.of());
    }

    Reader<NetInterfaces> netInterfaces() {
        return interfaces;
    }

    /** Connections tracked in this network namespace; not applicable without the module. */
    public Figure conntrackTracked() {
        return conntrackCount.figureOrNotApplicable(ConntrackCount::tracked, ConntrackCount.NOT_LOADED);
    }

    Reader<NfConntrackStat> conntrackStat() {
        return conntrackStat;
    }

    /** The listening sockets, which {@link #refresh()} does not read: only those that someone asks for are looked for. */
    public ListenerTables listenerTables() {
        return listenerTables;
    }

    /** The memory maps of this process, counted on demand. */
    public OnDemand<Figure> maps() {
        return maps;
    }

    /** The registrations with this JVM's selectors, counted on demand. */
    public OnDemand<Figure> epollWatches() {
        return epollWatches;
    }

    /** What only the whole tables of connections tell, on demand. */
    public OnDemand<Connections> connections() {
        return connections;
    }

    /** How old is what is read every ten seconds: threads, neighbours, control groups. */
    public double tenSecondsAgeSeconds() {
        return (clock.getAsLong() - tenSecondsAt) / 1e9;
    }

    /** Why a setting is not the kernel's own word: the operator stated it. Null when it is. */
    public String statedSetting(String attribute) {
        return settings.stated(attribute);
    }

    /** The figure of a setting, by its attribute. */
    public Figure setting(String attribute) {
        return settings.figure(attribute);
    }

    /** All settings by attribute, in the catalogue's order; immutable. */
    public Map<String, SettingValue> settings() {
        return settings.values();
    }

    /** How long ago the settings were read; more than a minute while no descriptor is left to read them with. */
    public double settingsAgeSeconds() {
        return settings.ageSeconds(clock.getAsLong());
    }

    /** What reading the settings stumbled over; null when nothing. */
    public String settingsProblem() {
        return settings.problem();
    }

    /** Every counter of {@link CounterCatalog} by attribute, in its order; immutable. */
    public Map<String, Figure> counters() {
        return CounterCatalog.read(this);
    }

    /** How many ports outgoing connections can have towards one remote address and port. */
    public Figure ephemeralPorts() {
        return settings.ephemeralPorts();
    }
}
