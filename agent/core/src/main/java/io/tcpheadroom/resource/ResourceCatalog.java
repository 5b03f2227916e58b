package io.tcpheadroom.resource;

import static io.tcpheadroom.resource.ResourceSpec.named;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.kernel.ArpCache;
import io.tcpheadroom.kernel.CgroupMemory;
import io.tcpheadroom.kernel.CgroupPids;
import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.ConntrackCount;
import io.tcpheadroom.kernel.EpollWatches;
import io.tcpheadroom.kernel.FdFolder;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.FileNr;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.KernelSource;
import io.tcpheadroom.kernel.Limits;
import io.tcpheadroom.kernel.LoadAvg;
import io.tcpheadroom.kernel.Maps;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.kernel.OnDemandSource;
import io.tcpheadroom.kernel.Reader;
import io.tcpheadroom.kernel.SockStat;
import io.tcpheadroom.kernel.SoftNetStat;
import java.util.List;
import java.util.function.Function;

/**
 * Every resource that is watched. To add one, add an entry: sampling, JMX, advice and the tab all go by this list. A
 * percentage is shown only where used and limit have the same scope; what is slow to read is read on demand
 * ({@link ResourceSpec.Draft#measuredBy}), what comes and goes says when it is there.
 */
public final class ResourceCatalog {
    public static final List<ResourceSpec> ALL = List.of(
            named("process-fds", "File descriptors")
                    .scope(Scope.PROCESS)
                    .unit("descriptors")
                    .source("/proc/self/fd; /proc/self/limits \"Max open files\", soft")
                    .symptom("SocketException: Too many open files; class loading and logging fail too")
                    .remedy(
                            "Close what leaks; else raise LimitNOFILE= of the systemd unit or ulimit -n, hard limit too")
                    .thresholds(0.85, 0.95)
                    .read(ResourceCatalog::descriptors),
            named("accept-queue", "Accept queue")
                    .scope(Scope.LISTENER)
                    .unit("connections")
                    .source("/proc/net/tcp, tcp6; the backlog from interception, capped by net.core.somaxconn")
                    .symptom("Its clients wait 1 s, 3 s, 7 s or time out, while the JVM looks idle")
                    .remedy("Accept faster, or ask for a longer backlog where the server is configured (acceptCount, "
                            + "backlog) and raise net.core.somaxconn to it; an open listener keeps its old one")
                    .thresholds(0.50, 0.90)
                    .read(ResourceCatalog::fullestListener),
            named("syn-queue", "SYN queue")
                    .scope(Scope.LISTENER)
                    .unit("connections")
                    .source(
                            "/proc/net/tcp, tcp6 rows in state 03; the listener's backlog, and with net.ipv4.tcp_syncookies "
                                    + "0 net.ipv4.tcp_max_syn_backlog where that is smaller")
                    .symptom("As accept-queue, or with syncookies nothing but lost TCP options; in Pressure "
                            + "TCPReqQFullDoCookiesTotal grows, TCPReqQFullDropTotal without syncookies")
                    .remedy("Keep net.ipv4.tcp_syncookies at 1; ask for a longer backlog and raise net.core.somaxconn")
                    .measuredBy(kernel -> kernel.onDemand(Connections.TABLES))
                    .read(SynQueues::fullest),
            named("ephemeral-ports", "Local ports to one destination")
                    .scope(Scope.DESTINATION)
                    .unit("ports")
                    .source("interception, and on demand the TIME_WAIT rows of /proc/net/tcp, tcp6; "
                            + "net.ipv4.ip_local_port_range less ip_local_reserved_ports")
                    .symptom("NoRouteToHostException or BindException: Cannot assign requested address")
                    .remedy(
                            "Keep connections and use them again; else widen net.ipv4.ip_local_port_range, or spread the "
                                    + "load over more addresses")
                    .thresholds(0.70, 0.90)
                    .measuredBy(kernel -> kernel.onDemand(Connections.TABLES))
                    .read(ResourceCatalog::fullestDestination),
            named("time-wait", "Connections in TIME_WAIT")
                    .scope(Scope.NETNS)
                    .unit("connections")
                    .source("/proc/net/sockstat TCP tw; net.ipv4.tcp_max_tw_buckets")
                    .symptom("Nothing at once: TIME_WAIT is skipped and old segments may reach new connections")
                    .remedy("Keep connections and use them again; else raise net.ipv4.tcp_max_tw_buckets")
                    .thresholds(0.80, 0.95)
                    .levelsOff()
                    .read((kernel, sample) ->
                            reading(kernel, SockStat.FILE, SockStat::timeWait, kernel.setting("TcpMaxTwBuckets"))),
            named("tcp-memory", "TCP buffer memory")
                    .scope(Scope.HOST)
                    .unit("bytes")
                    .source("/proc/net/sockstat TCP mem; net.ipv4.tcp_mem; in pages there, in bytes here")
                    .symptom("Stalls, then resets")
                    .remedy(
                            "Smaller buffers (net.ipv4.tcp_rmem, tcp_wmem) or fewer connections; else raise net.ipv4.tcp_mem")
                    .thresholds(0.80, 0.90)
                    .read((kernel, sample) -> reading(
                                    kernel,
                                    SockStat.FILE,
                                    stat -> stat.tcpMemory(kernel.pageSize()),
                                    kernel.setting("TcpMemMaxBytes"))
                            .warningAt(kernel.setting("TcpMemPressureBytes"))
                            .noting(kernel.settings().note("TcpMemMaxBytes"))),
            named("tcp-orphans", "Orphaned connections")
                    .scope(Scope.HOST)
                    .unit("connections")
                    .source("/proc/net/sockstat TCP orphan; net.ipv4.tcp_max_orphans")
                    .symptom("Connections that it closed are reset before their last data arrives")
                    .remedy(
                            "Find the peers that do not answer; else raise net.ipv4.tcp_max_orphans (64 KiB each at worst)")
                    .thresholds(0.25, 0.50)
                    .read((kernel, sample) -> reading(
                                    kernel, SockStat.FILE, SockStat::orphans, kernel.setting("TcpMaxOrphans"))
                            .noting(kernel.settings().note("TcpMaxOrphans"))),
            named("host-fds", "Open files of the host")
                    .scope(Scope.HOST)
                    .unit("files")
                    .source("fs.file-nr; its third field is fs.file-max")
                    .symptom("IOException: Too many open files in system")
                    .remedy("Find the process that leaks; else raise fs.file-max")
                    .thresholds(0.70, 0.90)
                    .read((kernel, sample) ->
                            reading(kernel, FileNr.FILE, FileNr::used, kernel.figure(FileNr.FILE, FileNr::max))),
            named("conntrack", "Tracked connections")
                    .scope(Scope.NETNS)
                    .unit("connections")
                    .source("net.netfilter.nf_conntrack_count; nf_conntrack_max, one for the host")
                    .symptom("Connect and accept time out; the kernel logs \"table full, dropping packet\"")
                    .remedy("Raise net.netfilter.nf_conntrack_max, or exempt the traffic from tracking (NOTRACK)")
                    .thresholds(0.75, 0.90)
                    .read((kernel, sample) -> reading(
                            kernel, ConntrackCount.FILE, ConntrackCount::tracked, kernel.setting("NfConntrackMax"))),
            named("netdev-backlog", "Packets waiting for a processor")
                    .scope(Scope.CPU)
                    .unit("packets")
                    .source("/proc/net/softnet_stat column 12; net.core.netdev_max_backlog")
                    .symptom("Packet loss and retransmits")
                    .remedy(
                            "Spread the interrupts over more processors (RSS, RPS); else raise net.core.netdev_max_backlog")
                    .read((kernel, sample) -> reading(
                                    kernel,
                                    SoftNetStat.FILE,
                                    SoftNetStat::fullestBacklog,
                                    kernel.setting("NetdevMaxBacklog"))
                            .noting(kernel.reader(SoftNetStat.FILE)
                                    .value()
                                    .map(stat -> "the fullest: processor " + stat.fullestCpu())
                                    .orElse(null))
                            .notingToo(kernel.settings().note("NetdevMaxBacklog"))),
            named("udp-memory", "UDP buffer memory")
                    .scope(Scope.HOST)
                    .unit("bytes")
                    .source("/proc/net/sockstat UDP mem; net.ipv4.udp_mem; in pages there, in bytes here")
                    .symptom("Datagrams are lost")
                    .remedy("Read faster, or smaller buffers (SO_RCVBUF); else raise net.ipv4.udp_mem")
                    .read((kernel, sample) -> reading(
                                    kernel,
                                    SockStat.FILE,
                                    stat -> stat.udpMemory(kernel.pageSize()),
                                    kernel.setting("UdpMemMaxBytes"))
                            .noting(kernel.settings().note("UdpMemMaxBytes"))),
            named("epoll-watches", "Registrations with selectors")
                    .scope(Scope.USER)
                    .unit("watches")
                    .source("tfd lines of /proc/self/fdinfo for each epoll descriptor; fs.epoll.max_user_watches")
                    .symptom("IOException: No space left on device, from a selector")
                    .remedy("Raise fs.epoll.max_user_watches, or run the programs as different users")
                    .measuredBy(kernel -> kernel.onDemand(EpollWatches.COUNT))
                    .read((kernel, sample) -> reading(kernel, EpollWatches.COUNT, kernel.setting("EpollMaxUserWatches"))
                            .noting("a lower bound: the limit is the user's, and other processes are not seen")),
            named("memory-maps", "Memory maps")
                    .scope(Scope.PROCESS)
                    .unit("maps")
                    .source("lines of /proc/self/maps; vm.max_map_count")
                    .symptom("OutOfMemoryError: Map failed, or unable to create native thread")
                    .remedy("Fewer threads or mapped files; else raise vm.max_map_count")
                    .measuredBy(kernel -> kernel.onDemand(Maps.COUNT))
                    .read((kernel, sample) -> reading(kernel, Maps.COUNT, kernel.setting("MaxMapCountMaps"))),
            named("cgroup-memory-sockets", "Socket memory of the control group")
                    .scope(Scope.CGROUP)
                    .unit("bytes")
                    .source(
                            "memory.stat sock; memory.max of the control group or of the one above it that is nearest to it")
                    .symptom("Sockets are throttled; in the end the kernel kills a process of the group")
                    .remedy("Raise the container's memory limit, or smaller buffers (net.ipv4.tcp_rmem, tcp_wmem)")
                    .read(ResourceCatalog::cgroupMemory),
            named("pids-cgroup", "Threads of the control group")
                    .scope(Scope.CGROUP)
                    .unit("threads")
                    .source("pids.current; pids.max of the control group or of the one above it that is nearest to it")
                    .symptom("OutOfMemoryError: unable to create native thread")
                    .remedy("Raise TasksMax= of the systemd unit or the container's pids limit; or fewer threads")
                    .thresholds(0.85, 0.95)
                    .read((kernel, sample) -> reading(
                            kernel,
                            CgroupPids.FILES,
                            CgroupPids::used,
                            kernel.figure(CgroupPids.FILES, CgroupPids::limit))),
            named("threads-host", "Threads of the host")
                    .scope(Scope.HOST)
                    .unit("threads")
                    .source("/proc/loadavg field 4; the smaller of kernel.threads-max and kernel.pid_max")
                    .symptom("OutOfMemoryError: unable to create native thread")
                    .remedy("Fewer threads per connection; else raise kernel.threads-max and kernel.pid_max")
                    .read((kernel, sample) -> reading(
                            kernel,
                            LoadAvg.FILE,
                            LoadAvg::threads,
                            kernel.setting("ThreadsMax").min(kernel.setting("PidMax")))),
            named("direct-memory", "Direct buffers")
                    .scope(Scope.PROCESS)
                    .unit("bytes")
                    .source("java.nio:type=BufferPool,name=direct; -XX:MaxDirectMemorySize, or else the largest heap")
                    .symptom("OutOfMemoryError: Cannot reserve ... bytes of direct buffer memory")
                    .remedy("Fewer or pooled buffers; else raise -XX:MaxDirectMemorySize")
                    .read((kernel, sample) -> Reading.of(DirectMemory.used(), DirectMemory.limit())),
            named("neighbours", "Neighbours known by hardware address")
                    .scope(Scope.HOST)
                    .unit("neighbours")
                    .source("/proc/net/stat/arp_cache entries; net.ipv4.neigh.default.gc_thresh3")
                    .symptom("SocketException: No buffer space available, towards many peers on the same links")
                    .remedy("Raise net.ipv4.neigh.default.gc_thresh3 (and gc_thresh1, gc_thresh2 with it)")
                    .read((kernel, sample) ->
                            reading(kernel, ArpCache.FILE, ArpCache::entries, kernel.setting("NeighGcThresh3"))),
            named("server-connections", "Connections of a server's connector")
                    .scope(Scope.PROCESS)
                    .unit("connections")
                    .source("the connector's own MBean type=ThreadPool: connectionCount; maxConnections")
                    .symptom("The server stops accepting, and the listener's accept queue fills")
                    .remedy("Raise maxConnections of the connector (server.tomcat.max-connections), and "
                            + "the limits of descriptors with it")
                    .onlyWhere(sample -> !sample.connectors().isEmpty())
                    .read((kernel, sample) ->
                            ConnectorSample.fullest(sample.connectors(), ConnectorSample::connectionsReading)),
            named("server-threads", "Busy threads of a server's connector")
                    .scope(Scope.PROCESS)
                    .unit("threads")
                    .source("the connector's own MBean type=ThreadPool: currentThreadsBusy; maxThreads")
                    .symptom("Requests wait for a thread")
                    .remedy("Answer faster; else raise maxThreads of the connector (server.tomcat.threads.max)")
                    .onlyWhere(sample -> !sample.connectors().isEmpty())
                    .read((kernel, sample) ->
                            ConnectorSample.fullest(sample.connectors(), ConnectorSample::threadsReading)));

    private ResourceCatalog() {}

    /** Used from a file, as of the instant at which it was read. */
    private static <T> Reading reading(
            Kernel kernel, KernelSource<T> file, Function<? super T, Figure> used, Figure limit) {
        Reader<T> reader = kernel.reader(file);
        return Reading.of(reader.figure(used), limit).readAt(reader.readAtNanos());
    }

    private static Reading reading(Kernel kernel, OnDemandSource<Long> source, Figure limit) {
        OnDemand<Long> counted = kernel.onDemand(source);
        return Reading.of(counted.figure(Figure::of), limit).readAt(counted.readAtNanos());
    }

    private static Reading descriptors(Kernel kernel, Sample sample) {
        FdFolder fds = kernel.fds();
        return Reading.of(fds.open(), kernel.figure(Limits.FILE, Limits::openFiles))
                .readAt(fds.readAtNanos())
                .noting(fds.note());
    }

    private static Reading fullestListener(Kernel kernel, Sample sample) {
        String unseen = sample.unseenListeners();
        if (unseen != null
                && sample.listeners().stream()
                        .noneMatch(listener -> listener.reading().fullness() == 1)) {
            return Reading.failed(unseen);
        }
        if (sample.listeners().isEmpty() || sample.listeners().get(0).isOfUnixDomain()) {
            return noListener(kernel);
        }
        Long readAt = kernel.listenerTables().readAtNanos();
        ListenerSample fullest = sample.listeners().get(0);
        if (fullest.limit().kind() == Figure.Kind.UNKNOWN) {
            String why = "the backlog of " + fullest.name() + " is unknown: "
                    + fullest.limit().reason();
            return Reading.of(fullest.queued(), Figure.unknown(why)).readAt(readAt);
        }
        return fullest.reading().readAt(readAt).notingToo("the fullest: " + fullest.name());
    }

    /** What the program listens on may be in a table that cannot be read. */
    static Reading noListener(Kernel kernel) {
        String problem = kernel.listenerTables().problem();
        return problem == null ? Reading.notApplicable("this JVM listens on no TCP port") : Reading.failed(problem);
    }

    private static Reading cgroupMemory(Kernel kernel, Sample sample) {
        Figure all = kernel.figure(CgroupMemory.FILES, CgroupMemory::current);
        Figure limit = kernel.figure(CgroupMemory.FILES, CgroupMemory::limit);
        return reading(kernel, CgroupMemory.FILES, CgroupMemory::sockets, limit)
                .noting(all.isNumber() ? "the limit is shared: " + all + " bytes of it are used in all" : null);
    }

    private static Reading fullestDestination(Kernel kernel, Sample sample) {
        if (sample.destinations().isEmpty()
                || sample.destinations().get(0).limit().kind() == Figure.Kind.NOT_APPLICABLE) {
            return Reading.of(Figure.of(0), kernel.settings().ephemeralPorts());
        }
        DestinationSample fullest = sample.destinations().get(0);
        return fullest.reading().noting("the fullest: " + fullest.name() + "; " + fullest.note());
    }
}
