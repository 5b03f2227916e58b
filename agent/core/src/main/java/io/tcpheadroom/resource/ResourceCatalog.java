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
                    .shared(Scope.PROCESS)
                    .countedIn("descriptors")
                    .from("/proc/self/fd; /proc/self/limits \"Max open files\", soft")
                    .whenFull("SocketException: Too many open files; class loading and logging fail too")
                    .remedy(
                            "Close what leaks; else raise LimitNOFILE= of the systemd unit or ulimit -n, hard limit too")
                    .bands(0.85, 0.95)
                    .read(ResourceCatalog::descriptors),
            named("accept-queue", "Accept queue")
                    .shared(Scope.LISTENER)
                    .countedIn("connections")
                    .from("/proc/net/tcp, tcp6; the backlog from interception, capped by net.core.somaxconn")
                    .whenFull("Its clients wait 1 s, 3 s, 7 s or time out, while the JVM looks idle")
                    .remedy("Accept faster, or ask for a longer backlog where the server is configured (acceptCount, "
                            + "backlog) and raise net.core.somaxconn to it; an open listener keeps its old one")
                    .bands(0.50, 0.90)
                    .read(ResourceCatalog::fullestListener),
            named("syn-queue", "SYN queue")
                    .shared(Scope.LISTENER)
                    .countedIn("connections")
                    .from(
                            "/proc/net/tcp, tcp6 rows in state 03; the listener's backlog, and with net.ipv4.tcp_syncookies "
                                    + "0 net.ipv4.tcp_max_syn_backlog where that is smaller")
                    .whenFull("As accept-queue, or with syncookies nothing but lost TCP options; in Pressure "
                            + "TCPReqQFullDoCookiesTotal grows, TCPReqQFullDropTotal without syncookies")
                    .remedy("Keep net.ipv4.tcp_syncookies at 1; ask for a longer backlog and raise net.core.somaxconn")
                    .measuredBy(kernel -> kernel.onDemand(Connections.TABLES))
                    .read(SynQueues::fullest),
            named("ephemeral-ports", "Local ports to one destination")
                    .shared(Scope.DESTINATION)
                    .countedIn("ports")
                    .from("interception, and on demand the TIME_WAIT rows of /proc/net/tcp, tcp6; "
                            + "net.ipv4.ip_local_port_range less ip_local_reserved_ports")
                    .whenFull("NoRouteToHostException or BindException: Cannot assign requested address")
                    .remedy(
                            "Keep connections and use them again; else widen net.ipv4.ip_local_port_range, or spread the "
                                    + "load over more addresses")
                    .bands(0.70, 0.90)
                    .measuredBy(kernel -> kernel.onDemand(Connections.TABLES))
                    .read(ResourceCatalog::fullestDestination),
            named("time-wait", "Connections in TIME_WAIT")
                    .shared(Scope.NETNS)
                    .countedIn("connections")
                    .from("/proc/net/sockstat TCP tw; net.ipv4.tcp_max_tw_buckets")
                    .whenFull("Nothing at once: TIME_WAIT is skipped and old segments may reach new connections")
                    .remedy("Keep connections and use them again; else raise net.ipv4.tcp_max_tw_buckets")
                    .bands(0.80, 0.95)
                    .read(in -> reading(
                            in, SockStat.FILE, SockStat::timeWait, in.kernel().setting("TcpMaxTwBuckets"))),
            named("tcp-memory", "TCP buffer memory")
                    .shared(Scope.HOST)
                    .countedIn("bytes")
                    .from("/proc/net/sockstat TCP mem; net.ipv4.tcp_mem; in pages there, in bytes here")
                    .whenFull("Stalls, then resets")
                    .remedy(
                            "Smaller buffers (net.ipv4.tcp_rmem, tcp_wmem) or fewer connections; else raise net.ipv4.tcp_mem")
                    .bands(0.80, 0.90)
                    .read(in -> reading(
                                    in,
                                    SockStat.FILE,
                                    stat -> stat.tcpMemory(in.kernel().pageSize()),
                                    in.kernel().setting("TcpMemMaxBytes"))
                            .warningAt(in.kernel().setting("TcpMemPressureBytes"))
                            .noting(in.kernel().settings().note("TcpMemMaxBytes"))),
            named("tcp-orphans", "Orphaned connections")
                    .shared(Scope.HOST)
                    .countedIn("connections")
                    .from("/proc/net/sockstat TCP orphan; net.ipv4.tcp_max_orphans")
                    .whenFull("Connections that it closed are reset before their last data arrives")
                    .remedy(
                            "Find the peers that do not answer; else raise net.ipv4.tcp_max_orphans (64 KiB each at worst)")
                    .bands(0.25, 0.50)
                    .read(in -> reading(
                                    in,
                                    SockStat.FILE,
                                    SockStat::orphans,
                                    in.kernel().setting("TcpMaxOrphans"))
                            .noting(in.kernel().settings().note("TcpMaxOrphans"))),
            named("host-fds", "Open files of the host")
                    .shared(Scope.HOST)
                    .countedIn("files")
                    .from("fs.file-nr; its third field is fs.file-max")
                    .whenFull("IOException: Too many open files in system")
                    .remedy("Find the process that leaks; else raise fs.file-max")
                    .bands(0.70, 0.90)
                    .read(in ->
                            reading(in, FileNr.FILE, FileNr::used, in.kernel().figure(FileNr.FILE, FileNr::max))),
            named("conntrack", "Tracked connections")
                    .shared(Scope.NETNS)
                    .countedIn("connections")
                    .from("net.netfilter.nf_conntrack_count; nf_conntrack_max, one for the host")
                    .whenFull("Connect and accept time out; the kernel logs \"table full, dropping packet\"")
                    .remedy("Raise net.netfilter.nf_conntrack_max, or exempt the traffic from tracking (NOTRACK)")
                    .bands(0.75, 0.90)
                    .read(in -> reading(
                            in,
                            ConntrackCount.FILE,
                            ConntrackCount::tracked,
                            in.kernel().setting("NfConntrackMax"))),
            named("netdev-backlog", "Packets waiting for a processor")
                    .shared(Scope.CPU)
                    .countedIn("packets")
                    .from("/proc/net/softnet_stat column 12; net.core.netdev_max_backlog")
                    .whenFull("Packet loss and retransmits")
                    .remedy(
                            "Spread the interrupts over more processors (RSS, RPS); else raise net.core.netdev_max_backlog")
                    .read(in -> reading(
                                    in,
                                    SoftNetStat.FILE,
                                    SoftNetStat::fullestBacklog,
                                    in.kernel().setting("NetdevMaxBacklog"))
                            .noting(in.kernel()
                                    .reader(SoftNetStat.FILE)
                                    .value()
                                    .map(stat -> "the fullest: processor " + stat.fullestCpu())
                                    .orElse(null))
                            .notingToo(in.kernel().settings().note("NetdevMaxBacklog"))),
            named("udp-memory", "UDP buffer memory")
                    .shared(Scope.HOST)
                    .countedIn("bytes")
                    .from("/proc/net/sockstat UDP mem; net.ipv4.udp_mem; in pages there, in bytes here")
                    .whenFull("Datagrams are lost")
                    .remedy("Read faster, or smaller buffers (SO_RCVBUF); else raise net.ipv4.udp_mem")
                    .read(in -> reading(
                                    in,
                                    SockStat.FILE,
                                    stat -> stat.udpMemory(in.kernel().pageSize()),
                                    in.kernel().setting("UdpMemMaxBytes"))
                            .noting(in.kernel().settings().note("UdpMemMaxBytes"))),
            named("epoll-watches", "Registrations with selectors")
                    .shared(Scope.USER)
                    .countedIn("watches")
                    .from("tfd lines of /proc/self/fdinfo for each epoll descriptor; fs.epoll.max_user_watches")
                    .whenFull("IOException: No space left on device, from a selector")
                    .remedy("Raise fs.epoll.max_user_watches, or run the programs as different users")
                    .measuredBy(kernel -> kernel.onDemand(EpollWatches.COUNT))
                    .read(in -> reading(in, EpollWatches.COUNT, in.kernel().setting("EpollMaxUserWatches"))
                            .noting("a lower bound: the limit is the user's, and other processes are not seen")),
            named("memory-maps", "Memory maps")
                    .shared(Scope.PROCESS)
                    .countedIn("maps")
                    .from("lines of /proc/self/maps; vm.max_map_count")
                    .whenFull("OutOfMemoryError: Map failed, or unable to create native thread")
                    .remedy("Fewer threads or mapped files; else raise vm.max_map_count")
                    .measuredBy(kernel -> kernel.onDemand(Maps.COUNT))
                    .read(in -> reading(in, Maps.COUNT, in.kernel().setting("MaxMapCountMaps"))),
            named("cgroup-memory-sockets", "Socket memory of the control group")
                    .shared(Scope.CGROUP)
                    .countedIn("bytes")
                    .from(
                            "memory.stat sock; memory.max of the control group or of the one above it that is nearest to it")
                    .whenFull("Sockets are throttled; in the end the kernel kills a process of the group")
                    .remedy("Raise the container's memory limit, or smaller buffers (net.ipv4.tcp_rmem, tcp_wmem)")
                    .read(ResourceCatalog::cgroupMemory),
            named("pids-cgroup", "Threads of the control group")
                    .shared(Scope.CGROUP)
                    .countedIn("threads")
                    .from("pids.current; pids.max of the control group or of the one above it that is nearest to it")
                    .whenFull("OutOfMemoryError: unable to create native thread")
                    .remedy("Raise TasksMax= of the systemd unit or the container's pids limit; or fewer threads")
                    .bands(0.85, 0.95)
                    .read(in -> reading(
                            in,
                            CgroupPids.FILES,
                            CgroupPids::used,
                            in.kernel().figure(CgroupPids.FILES, CgroupPids::limit))),
            named("threads-host", "Threads of the host")
                    .shared(Scope.HOST)
                    .countedIn("threads")
                    .from("/proc/loadavg field 4; the smaller of kernel.threads-max and kernel.pid_max")
                    .whenFull("OutOfMemoryError: unable to create native thread")
                    .remedy("Fewer threads per connection; else raise kernel.threads-max and kernel.pid_max")
                    .read(in -> reading(
                            in,
                            LoadAvg.FILE,
                            LoadAvg::threads,
                            in.kernel().setting("ThreadsMax").min(in.kernel().setting("PidMax")))),
            named("direct-memory", "Direct buffers")
                    .shared(Scope.PROCESS)
                    .countedIn("bytes")
                    .from("java.nio:type=BufferPool,name=direct; -XX:MaxDirectMemorySize, or else the largest heap")
                    .whenFull("OutOfMemoryError: Cannot reserve ... bytes of direct buffer memory")
                    .remedy("Fewer or pooled buffers; else raise -XX:MaxDirectMemorySize")
                    .read(in -> Reading.of(in.jvm().directMemory(), in.jvm().directMemoryLimit())),
            named("neighbours", "Neighbours known by hardware address")
                    .shared(Scope.HOST)
                    .countedIn("neighbours")
                    .from("/proc/net/stat/arp_cache entries; net.ipv4.neigh.default.gc_thresh3")
                    .whenFull("SocketException: No buffer space available, towards many peers on the same links")
                    .remedy("Raise net.ipv4.neigh.default.gc_thresh3 (and gc_thresh1, gc_thresh2 with it)")
                    .read(in -> reading(
                            in, ArpCache.FILE, ArpCache::entries, in.kernel().setting("NeighGcThresh3"))),
            named("server-connections", "Connections of a server's connector")
                    .shared(Scope.PROCESS)
                    .countedIn("connections")
                    .from("the connector's own MBean type=ThreadPool: connectionCount; maxConnections")
                    .whenFull("The server stops accepting, and the listener's accept queue fills")
                    .remedy("Raise maxConnections of the connector (server.tomcat.max-connections), and "
                            + "the limits of descriptors with it")
                    .onlyWhere(in -> !in.connectors().isEmpty())
                    .read(in -> ConnectorSample.fullest(in.connectors(), ConnectorSample::connectionsReading)),
            named("server-threads", "Busy threads of a server's connector")
                    .shared(Scope.PROCESS)
                    .countedIn("threads")
                    .from("the connector's own MBean type=ThreadPool: currentThreadsBusy; maxThreads")
                    .whenFull("Requests wait for a thread")
                    .remedy("Answer faster; else raise maxThreads of the connector (server.tomcat.threads.max)")
                    .onlyWhere(in -> !in.connectors().isEmpty())
                    .read(in -> ConnectorSample.fullest(in.connectors(), ConnectorSample::threadsReading)));

    private ResourceCatalog() {}

    /** Used from a file, as of the instant at which it was read. */
    private static <T> Reading reading(
            Inputs in, KernelSource<T> file, Function<? super T, Figure> used, Figure limit) {
        Reader<T> reader = in.kernel().reader(file);
        return at(in, reader.readAtNanos(), Reading.of(reader.figure(used), limit));
    }

    private static Reading reading(Inputs in, OnDemandSource<Long> source, Figure limit) {
        OnDemand<Long> counted = in.kernel().onDemand(source);
        return Reading.of(counted.figure(Figure::of), limit)
                .onDemand(counted.ageSeconds())
                .readAt(counted.readAtNanos());
    }

    private static Reading at(Inputs in, Long instant, Reading reading) {
        Double age = in.kernel().ageSeconds(instant);
        return (age == null ? reading : reading.aged(age)).readAt(instant);
    }

    private static Reading descriptors(Inputs in) {
        FdFolder fds = in.kernel().fds();
        return at(in, fds.readAtNanos(), Reading.of(fds.open(), in.kernel().figure(Limits.FILE, Limits::openFiles)))
                .noting(fds.note());
    }

    private static Reading fullestListener(Inputs in) {
        if (in.listeners().isEmpty()) {
            return noListener(in);
        }
        ListenerSample fullest = in.listeners().get(0);
        return at(in, in.kernel().listenerTables().readAtNanos(), fullest.reading())
                .noting("the fullest: " + fullest.name());
    }

    /** What the program listens on may be in a table that cannot be read. */
    static Reading noListener(Inputs in) {
        String problem = in.kernel().listenerTables().problem();
        return problem == null ? Reading.notApplicable("this JVM listens on no TCP port") : Reading.failed(problem);
    }

    private static Reading cgroupMemory(Inputs in) {
        Figure all = in.kernel().figure(CgroupMemory.FILES, CgroupMemory::current);
        Figure limit = in.kernel().figure(CgroupMemory.FILES, CgroupMemory::limit);
        return reading(in, CgroupMemory.FILES, CgroupMemory::sockets, limit)
                .noting(all.isNumber() ? "the limit is shared: " + all + " bytes of it are used in all" : null);
    }

    private static Reading fullestDestination(Inputs in) {
        if (in.destinations().isEmpty() || in.destinations().get(0).limit().kind() == Figure.Kind.NOT_APPLICABLE) {
            return Reading.of(Figure.of(0), in.kernel().settings().ephemeralPorts());
        }
        DestinationSample fullest = in.destinations().get(0);
        return fullest.reading().noting("the fullest: " + fullest.name() + "; " + fullest.note());
    }
}
