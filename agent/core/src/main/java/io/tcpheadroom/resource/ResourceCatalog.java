package io.tcpheadroom.resource;

import static io.tcpheadroom.resource.ResourceSpec.named;

import io.tcpheadroom.api.Scope;
import io.tcpheadroom.kernel.ArpCache;
import io.tcpheadroom.kernel.CgroupMemory;
import io.tcpheadroom.kernel.CgroupPids;
import io.tcpheadroom.kernel.ConntrackCount;
import io.tcpheadroom.kernel.EpollWatches;
import io.tcpheadroom.kernel.FdFolder;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.FileNr;
import io.tcpheadroom.kernel.InotifyWatches;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.KernelSource;
import io.tcpheadroom.kernel.Limits;
import io.tcpheadroom.kernel.LoadAvg;
import io.tcpheadroom.kernel.Maps;
import io.tcpheadroom.kernel.MemInfo;
import io.tcpheadroom.kernel.NdiscCache;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.kernel.OnDemandSource;
import io.tcpheadroom.kernel.ProcessStatus;
import io.tcpheadroom.kernel.Reader;
import io.tcpheadroom.kernel.Snmp6;
import io.tcpheadroom.kernel.SockStat;
import io.tcpheadroom.kernel.SoftNetStat;
import java.util.List;
import java.util.function.Function;

/**
 * Every resource that is watched. To add one, add an entry: sampling, JMX, advice and the tab all go by this list. A
 * percentage is shown only where used and limit have the same scope; what is slow to read is read on demand or when a symptom shows
 * ({@link ResourceSpec.Draft#measuredBy}), what comes and goes says when it is there.
 */
public final class ResourceCatalog {
    /** The resource that consists of this process's descriptors. */
    public static final String DESCRIPTORS = "process-fds";

    private static final int NEVER_OVERCOMMIT = 2;

    private static final String LOWER_BOUND =
            "a lower bound: the limit is the user's, and other processes are not seen";

    public static final List<ResourceSpec> ALL = List.of(
            named(DESCRIPTORS, "File descriptors")
                    .scope(Scope.PROCESS)
                    .unit("descriptors")
                    .source("/proc/self/fd; /proc/self/limits \"Max open files\", soft")
                    .symptom("SocketException: Too many open files; class loading and logging fail too")
                    .remedy("Fix the leak, or raise LimitNOFILE= (systemd) or `ulimit -n`, including the hard limit")
                    .thresholds(0.85, 0.95)
                    .detailedBy(Kernel::fdKinds)
                    .orWhenGrows(Symptoms::failedForDescriptors)
                    .perConnection(1)
                    .read(ResourceCatalog::descriptors),
            named("accept-queue", "Accept queue")
                    .scope(Scope.LISTENER)
                    .unit("connections")
                    .source("/proc/net/tcp, tcp6; the backlog from interception, capped by net.core.somaxconn")
                    .symptom("Clients retry after 1, 3 and 7 s or time out, while the JVM looks idle")
                    .remedy(
                            "Accept faster, or raise the backlog: setBacklog of the Listener bean acts at once, the server's own "
                                    + "setting (acceptCount, backlog) when it listens the next time. net.core.somaxconn caps both; raised, "
                                    + "it changes an open listener only when listen is called again, as setBacklog does")
                    .thresholds(0.50, 0.90)
                    .read(AcceptQueues::fullest),
            named("syn-queue", "SYN queue")
                    .scope(Scope.LISTENER)
                    .unit("connections")
                    .source(
                            "/proc/net/tcp, tcp6 rows in state 03; the listener's backlog, and with net.ipv4.tcp_syncookies "
                                    + "0 three quarters of net.ipv4.tcp_max_syn_backlog where these are fewer")
                    .symptom(
                            "Same as accept-queue; with syncookies, only TCP options are lost. TCPReqQFullDoCookiesTotal of "
                                    + "type=Pressure grows, without syncookies TCPReqQFullDropTotal or, at three quarters of tcp_max_syn_backlog, "
                                    + "ListenDropsTotal alone")
                    .remedy(
                            "Keep net.ipv4.tcp_syncookies at 1; raise net.core.somaxconn, then the backlog: setBacklog of the Listener "
                                    + "bean acts at once, on the SYN queue too since Linux 4.4")
                    .measuredBy(Kernel::connections)
                    .orWhenCounterGrows(Symptoms::overflows)
                    .read(SynQueues::fullest),
            named("ephemeral-ports", "Local ports to one destination")
                    .scope(Scope.DESTINATION)
                    .unit("ports")
                    .source("interception, and when a symptom shows the rows of /proc/net/tcp, tcp6, of all processes; "
                            + "net.ipv4.ip_local_port_range less ip_local_reserved_ports")
                    .symptom("Once half of them are in use, connect() is slow, a hundred times slower in a range of "
                            + "28,000; once all are, NoRouteToHostException or BindException: Cannot assign requested "
                            + "address")
                    .remedy("Reuse connections (pooling, keep-alive), and do not bind before the connect; else widen "
                            + "net.ipv4.ip_local_port_range, or spread the load over more addresses")
                    .thresholds(DestinationSample.WARN_RATIO, 0.90)
                    .measuredBy(Kernel::connections)
                    .orWhenGrows(Symptoms::failedForPorts)
                    .perConnection(Load.Direction.OUTGOING, 1)
                    .read(LocalPorts::scarcest),
            named("time-wait", "Connections in TIME_WAIT")
                    .scope(Scope.NETNS)
                    .unit("connections")
                    .source("/proc/net/sockstat TCP tw; net.ipv4.tcp_max_tw_buckets")
                    .symptom("No exception: connections skip TIME_WAIT, and old segments may reach new connections")
                    .remedy("Reuse connections (pooling, keep-alive), or raise net.ipv4.tcp_max_tw_buckets")
                    .thresholds(0.80, 0.95)
                    .levelsOff()
                    .read((kernel, sample) ->
                            reading(kernel, SockStat.FILE, SockStat::timeWait, kernel.setting("TcpMaxTwBuckets"))),
            named("tcp-memory", "TCP buffer memory")
                    .scope(Scope.HOST)
                    .unit("bytes")
                    .source("/proc/net/sockstat TCP mem; net.ipv4.tcp_mem; in pages there, in bytes here")
                    .symptom("Connections stall, then they are reset")
                    .remedy(
                            "Use smaller buffers (net.ipv4.tcp_rmem, tcp_wmem) or fewer connections, or raise net.ipv4.tcp_mem")
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
                    .symptom("Connections the program closed are reset before their last data is delivered")
                    .remedy(
                            "Find the peers that do not answer, or raise net.ipv4.tcp_max_orphans (up to 64 KiB of memory each)")
                    .thresholds(0.25, 0.50)
                    .read((kernel, sample) -> reading(
                                    kernel, SockStat.FILE, SockStat::orphans, kernel.setting("TcpMaxOrphans"))
                            .noting(kernel.settings().note("TcpMaxOrphans"))),
            named("host-fds", "Open files of the host")
                    .scope(Scope.HOST)
                    .unit("files")
                    .source("fs.file-nr; its third field is fs.file-max")
                    .symptom("IOException: Too many open files in system")
                    .remedy("Find the process that leaks, or raise fs.file-max")
                    .thresholds(0.70, 0.90)
                    .perConnection(1)
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
            named("netdev-backlog", "Receive backlog per CPU")
                    .scope(Scope.CPU)
                    .unit("packets")
                    .source("/proc/net/softnet_stat column 12; net.core.netdev_max_backlog")
                    .symptom("Packet loss and retransmits")
                    .remedy("Spread the interrupts over more CPUs (RSS, RPS), or raise net.core.netdev_max_backlog")
                    .read((kernel, sample) -> reading(
                                    kernel,
                                    SoftNetStat.FILE,
                                    SoftNetStat::fullestBacklog,
                                    kernel.setting("NetdevMaxBacklog"))
                            .noting(kernel.reader(SoftNetStat.FILE)
                                    .value()
                                    .map(stat -> "the fullest: CPU " + stat.fullestCpu())
                                    .orElse(null))
                            .notingToo(kernel.settings().note("NetdevMaxBacklog"))),
            named("udp-memory", "UDP buffer memory")
                    .scope(Scope.HOST)
                    .unit("bytes")
                    .source("/proc/net/sockstat UDP mem; net.ipv4.udp_mem; in pages there, in bytes here")
                    .symptom("Datagrams are lost; UdpMemErrorsTotal of type=Pressure grows")
                    .remedy("Read faster, use smaller buffers (SO_RCVBUF), or raise net.ipv4.udp_mem")
                    .read((kernel, sample) -> reading(
                                    kernel,
                                    SockStat.FILE,
                                    stat -> stat.udpMemory(kernel.pageSize()),
                                    kernel.setting("UdpMemMaxBytes"))
                            .noting(kernel.settings().note("UdpMemMaxBytes"))),
            named("epoll-watches", "Epoll watches")
                    .scope(Scope.USER)
                    .unit("watches")
                    .source("tfd lines of /proc/self/fdinfo for each epoll descriptor; fs.epoll.max_user_watches")
                    .symptom("Channels that are registered with a selector never become ready, without an exception; "
                            + "Netty's epoll says No space left on device")
                    .remedy("Raise fs.epoll.max_user_watches, or run the programs as different users")
                    .measuredBy(kernel -> kernel.onDemand(EpollWatches.COUNT))
                    .orWhenGrows(Symptoms::registrations)
                    .read((kernel, sample) -> reading(kernel, EpollWatches.COUNT, kernel.setting("EpollMaxUserWatches"))
                            .noting(LOWER_BOUND)),
            named("inotify-instances", "Inotify instances")
                    .scope(Scope.USER)
                    .unit("instances")
                    .source("links of /proc/self/fd; fs.inotify.max_user_instances")
                    .symptom("IOException: User limit of inotify instances reached or too many open files, from a new "
                            + "WatchService")
                    .remedy("Close each WatchService, or share one; otherwise raise fs.inotify.max_user_instances")
                    .measuredBy(Kernel::fdKinds)
                    .orWhenGrows((kernel, sample) -> InotifyUse.lackOfACount(kernel))
                    .read((kernel, sample) -> InotifyUse.instances(kernel).noting(LOWER_BOUND)),
            named("inotify-watches", "Watched folders and files")
                    .scope(Scope.USER)
                    .unit("watches")
                    .source(
                            "inotify lines of /proc/self/fdinfo for each inotify descriptor; fs.inotify.max_user_watches")
                    .symptom("IOException: User limit of inotify watches reached")
                    .remedy("Watch fewer folders, or raise fs.inotify.max_user_watches")
                    .measuredBy(kernel -> kernel.onDemand(InotifyWatches.COUNT))
                    .orWhenGrows((kernel, sample) -> InotifyUse.lastInstances(kernel))
                    .read((kernel, sample) -> InotifyUse.watches(kernel).noting(LOWER_BOUND)),
            named("memory-maps", "Memory maps")
                    .scope(Scope.PROCESS)
                    .unit("maps")
                    .source("lines of /proc/self/maps; vm.max_map_count")
                    .symptom("OutOfMemoryError: Map failed, or unable to create native thread")
                    .remedy("Use fewer threads or mapped files, or raise vm.max_map_count")
                    .measuredBy(kernel -> kernel.onDemand(Maps.COUNT))
                    .orWhenGrows(Symptoms::mappings)
                    .read((kernel, sample) -> reading(kernel, Maps.COUNT, kernel.setting("MaxMapCountMaps"))),
            named("address-space", "Address space")
                    .scope(Scope.PROCESS)
                    .unit("bytes")
                    .source("/proc/self/status VmSize; /proc/self/limits \"Max address space\", soft")
                    .symptom("OutOfMemoryError: Map failed, Unable to allocate ... bytes, or unable to create native "
                            + "thread; the JVM ends when it cannot enlarge its heap")
                    .remedy(
                            "Remove the limit (`ulimit -v`, LimitAS= in systemd): a JVM reserves far more address space "
                                    + "than it uses memory")
                    .read((kernel, sample) -> reading(
                            kernel,
                            ProcessStatus.FILE,
                            ProcessStatus::addressSpace,
                            kernel.figure(Limits.FILE, Limits::addressSpace))),
            named("data-memory", "Writable private memory")
                    .scope(Scope.PROCESS)
                    .unit("bytes")
                    .source("/proc/self/status VmData; /proc/self/limits \"Max data size\", soft")
                    .symptom("OutOfMemoryError: Map failed, Unable to allocate ... bytes, or unable to create native "
                            + "thread; the JVM ends when it cannot enlarge its heap")
                    .remedy(
                            "Remove the limit (`ulimit -d`, LimitDATA= in systemd), or lower -Xmx, direct memory or the "
                                    + "number of threads")
                    .read((kernel, sample) -> reading(
                            kernel, ProcessStatus.FILE, ProcessStatus::data, kernel.figure(Limits.FILE, Limits::data))),
            named("committed-memory", "Committed memory of the host")
                    .scope(Scope.HOST)
                    .unit("bytes")
                    .source("/proc/meminfo Committed_AS; CommitLimit, which holds where vm.overcommit_memory is 2")
                    .symptom("OutOfMemoryError: Map failed, Unable to allocate ... bytes, or unable to create native "
                            + "thread; \"Not enough space\" "
                            + "(errno 12) and the end of the JVM when it cannot enlarge its heap")
                    .remedy(
                            "Set vm.overcommit_memory to 0, or raise vm.overcommit_ratio or the swap space, or lower -Xmx")
                    .read((kernel, sample) -> committedMemory(kernel)),
            named("cgroup-memory", "Memory of the control group")
                    .scope(Scope.CGROUP)
                    .unit("bytes")
                    .source(
                            "memory.current less inactive_file of memory.stat; memory.max of the control group or of the "
                                    + "one above it that is nearest to it")
                    .symptom("The kernel kills a process of the group (exit status 137); before that, sockets are "
                            + "throttled and reads from disk slow down")
                    .remedy("Raise the container's memory limit (MemoryMax= in systemd), or lower -Xmx, direct memory, "
                            + "the number of threads or socket buffers")
                    .thresholds(0.90, 0.97)
                    .read((kernel, sample) -> reading(
                            kernel,
                            CgroupMemory.FILES,
                            CgroupMemory::used,
                            kernel.figure(CgroupMemory.FILES, CgroupMemory::limit))),
            named("cgroup-memory-sockets", "Socket memory of the control group")
                    .scope(Scope.CGROUP)
                    .unit("bytes")
                    .source(
                            "memory.stat sock; memory.max of the control group or of the one above it that is nearest to it")
                    .symptom("Sockets are throttled; finally the kernel kills a process of the group")
                    .remedy("Raise the container's memory limit, or use smaller buffers (net.ipv4.tcp_rmem, tcp_wmem)")
                    .read(ResourceCatalog::cgroupMemory),
            named("pids-cgroup", "Threads of the control group")
                    .scope(Scope.CGROUP)
                    .unit("threads")
                    .source("pids.current; pids.max of the control group or of the one above it that is nearest to it")
                    .symptom("OutOfMemoryError: unable to create native thread")
                    .remedy("Use fewer threads, or raise TasksMax= (systemd) or the container's pids limit")
                    .thresholds(0.85, 0.95)
                    .read((kernel, sample) -> reading(
                            kernel,
                            CgroupPids.FILES,
                            CgroupPids::used,
                            kernel.figure(CgroupPids.FILES, CgroupPids::limit))),
            named("threads-user", "Threads of the user")
                    .scope(Scope.USER)
                    .unit("threads")
                    .source(
                            "Threads of each /proc/PID/status with this process's real user id; /proc/self/limits \"Max "
                                    + "processes\", soft")
                    .symptom("OutOfMemoryError: unable to create native thread; no process of this user can start "
                            + "another one")
                    .remedy("Fix the thread leak or use fewer threads, or raise LimitNPROC= (systemd), `ulimit -u` or "
                            + "nproc in limits.conf; other programs of the same user count too")
                    .thresholds(0.85, 0.95)
                    .read((kernel, sample) -> threadsOfUser(kernel)),
            named("threads-host", "Threads of the host")
                    .scope(Scope.HOST)
                    .unit("threads")
                    .source("/proc/loadavg field 4; the smaller of kernel.threads-max and kernel.pid_max")
                    .symptom("OutOfMemoryError: unable to create native thread")
                    .remedy("Use fewer threads, or raise kernel.threads-max and kernel.pid_max")
                    .read((kernel, sample) -> reading(kernel, LoadAvg.FILE, LoadAvg::threads, kernel.maxThreads())
                            .noting(kernel.noteOnMaxThreads())),
            named("pids-namespace", "Threads of the PID namespace")
                    .scope(Scope.PIDNS)
                    .unit("threads")
                    .source(
                            "Threads of each /proc/PID/status; kernel.pid_max, which each PID namespace has of its own since "
                                    + "Linux 6.14")
                    .symptom("OutOfMemoryError: unable to create native thread")
                    .remedy("Fix the thread leak or use fewer threads, or raise kernel.pid_max in the container")
                    .thresholds(0.85, 0.95)
                    .read((kernel, sample) -> threadsOfNamespace(kernel)),
            named("direct-memory", "Direct buffers")
                    .scope(Scope.PROCESS)
                    .unit("bytes")
                    .source("java.nio:type=BufferPool,name=direct; -XX:MaxDirectMemorySize, or else the largest heap")
                    .symptom("OutOfMemoryError: Cannot reserve ... bytes of direct buffer memory")
                    .remedy("Use fewer buffers or pool them, or raise -XX:MaxDirectMemorySize")
                    .read((kernel, sample) -> Reading.of(DirectMemory.used(), DirectMemory.limit())),
            named("heap", "Heap after garbage collection")
                    .scope(Scope.PROCESS)
                    .unit("bytes")
                    .source("java.lang:type=MemoryPool CollectionUsage of the heap's pools; the largest heap (-Xmx)")
                    .symptom("OutOfMemoryError: Java heap space; before that, collections take most of the CPU time")
                    .remedy("Find what is kept (jcmd PID GC.class_histogram), or raise -Xmx")
                    .thresholds(0.85, 0.95)
                    .read((kernel, sample) -> HeapMemory.reading(kernel.now())),
            named("neighbours", "ARP table")
                    .scope(Scope.HOST)
                    .unit("neighbours")
                    .source("/proc/net/stat/arp_cache entries; net.ipv4.neigh.default.gc_thresh3")
                    .symptom(
                            "Connects time out and datagrams are lost, rarely SocketException: No buffer space available, "
                                    + "towards peers that are not in the table")
                    .remedy("Raise net.ipv4.neigh.default.gc_thresh3 (and gc_thresh1, gc_thresh2 with it)")
                    .read((kernel, sample) ->
                            reading(kernel, ArpCache.FILE, ArpCache::entries, kernel.setting("NeighGcThresh3"))),
            named("neighbours-ipv6", "IPv6 neighbour table")
                    .scope(Scope.HOST)
                    .unit("neighbours")
                    .source("/proc/net/stat/ndisc_cache entries; net.ipv6.neigh.default.gc_thresh3")
                    .symptom(
                            "SocketException: No buffer space available, or connects that time out, towards many peers on "
                                    + "the same links")
                    .remedy("Raise net.ipv6.neigh.default.gc_thresh3 (and gc_thresh1, gc_thresh2 with it)")
                    .read((kernel, sample) -> neighboursOverIpv6(kernel)),
            named("server-connections", "Connections of a server's connector")
                    .scope(Scope.PROCESS)
                    .unit("connections")
                    .source("the connector's own MBean type=ThreadPool: connectionCount; maxConnections")
                    .symptom("The server stops accepting, and the listener's accept queue fills")
                    .remedy("Raise maxConnections of the connector (server.tomcat.max-connections), and "
                            + "the limits of descriptors with it")
                    .onlyWhere(sample -> !sample.connectors().isEmpty())
                    .perConnection(Load.Direction.INCOMING, 1)
                    .read((kernel, sample) ->
                            ConnectorSample.fullest(sample.connectors(), ConnectorSample::connectionsReading)),
            named("server-threads", "Busy threads of a server's connector")
                    .scope(Scope.PROCESS)
                    .unit("threads")
                    .source("the connector's own MBean type=ThreadPool: currentThreadsBusy; maxThreads")
                    .symptom("Requests wait for a thread")
                    .remedy("Answer faster, or raise maxThreads of the connector (server.tomcat.threads.max)")
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

    private static Reading threadsOfUser(Kernel kernel) {
        Figure used = kernel.threads().ofUser();
        return used.kind() == Figure.Kind.NOT_APPLICABLE
                ? Reading.notApplicable(String.valueOf(used.reason()))
                : Reading.of(used, kernel.figure(Limits.FILE, Limits::processes))
                        .readAt(kernel.threads().countedAtNanos())
                        .noting(kernel.threads().noteOnUser())
                        .notingToo(kernel.threads().noteOnAge());
    }

    private static Reading threadsOfNamespace(Kernel kernel) {
        Figure limit = kernel.maxThreadsOfNamespace();
        if (limit.kind() == Figure.Kind.NOT_APPLICABLE) {
            return Reading.of(limit, limit);
        }
        return Reading.of(kernel.threads().ofNamespace(), limit)
                .readAt(kernel.threads().countedAtNanos())
                .noting(kernel.threads().noteOnNamespace())
                .notingToo(kernel.threads().noteOnAge());
    }

    private static Reading neighboursOverIpv6(Kernel kernel) {
        Figure ipv6 = kernel.figure(Snmp6.FILE, snmp -> Figure.of(1));
        return ipv6.kind() == Figure.Kind.NOT_APPLICABLE
                ? Reading.of(ipv6, ipv6)
                : reading(kernel, NdiscCache.FILE, NdiscCache::entries, kernel.setting("Ipv6NeighGcThresh3"));
    }

    private static Reading committedMemory(Kernel kernel) {
        Figure mode = kernel.setting("OvercommitMemory");
        if (mode.isNumber() && mode.value() != NEVER_OVERCOMMIT) {
            return Reading.notApplicable(
                    "vm.overcommit_memory is " + mode + ": the kernel does not refuse memory beyond this limit");
        }
        Figure limit = mode.isNumber() ? kernel.figure(MemInfo.FILE, MemInfo::commitLimit) : mode;
        return reading(kernel, MemInfo.FILE, MemInfo::committed, limit);
    }

    private static Reading cgroupMemory(Kernel kernel, Sample sample) {
        Figure all = kernel.figure(CgroupMemory.FILES, CgroupMemory::all);
        Figure ofAll = kernel.figure(CgroupMemory.FILES, CgroupMemory::limit);
        Figure limit =
                kernel.figure(CgroupMemory.FILES, group -> group.sockets().limit());
        boolean isShared = all.isNumber() && limit.isNumber() && limit.equals(ofAll);
        return reading(kernel, CgroupMemory.FILES, group -> group.sockets().used(), limit)
                .noting(isShared ? "the limit is shared: " + all + " bytes of it are used in all" : null);
    }
}
