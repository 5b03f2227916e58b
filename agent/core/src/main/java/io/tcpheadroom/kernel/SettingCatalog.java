package io.tcpheadroom.kernel;

import static io.tcpheadroom.kernel.Setting.HOST;
import static io.tcpheadroom.kernel.Setting.NETNS;
import static io.tcpheadroom.kernel.Setting.USER;
import static io.tcpheadroom.kernel.Setting.field;
import static io.tcpheadroom.kernel.Setting.number;
import static io.tcpheadroom.kernel.Setting.pages;
import static io.tcpheadroom.kernel.Setting.text;

import java.util.List;

/** Every kernel setting that is read. To add one, add an entry; all that shows settings goes by this list. */
public final class SettingCatalog {
    public static final List<Setting> ALL = List.of(
            // listening
            number(
                    "Somaxconn",
                    "net/core/somaxconn",
                    "connections",
                    NETNS,
                    "The cap on every listener's backlog at the time it calls listen; 4096 since Linux 5.4, 128 before. Raising "
                            + "it changes an open listener only when listen is called again, as setBacklog of its bean does. "
                            + "Today the program's own backlog, 50 in Java, is the usual bound"),
            number(
                    "TcpMaxSynBacklog",
                    "net/ipv4/tcp_max_syn_backlog",
                    "connections",
                    NETNS,
                    "How many half-open connections a listener remembers; counts only while tcp_syncookies is 0"),
            number(
                    "TcpSyncookies",
                    "net/ipv4/tcp_syncookies",
                    "",
                    NETNS,
                    "1: a full SYN queue is answered with cookies, so that clients still get in; keep it at 1"),
            number(
                    "TcpAbortOnOverflow",
                    "net/ipv4/tcp_abort_on_overflow",
                    "",
                    NETNS,
                    "1 turns a full accept queue into a reset; 0 lets the client try again"),
            // connecting
            field(
                    "IpLocalPortRangeLow",
                    "net/ipv4/ip_local_port_range",
                    0,
                    "",
                    NETNS,
                    "First local port for outgoing connections; a range that starts low includes ports that "
                            + "servers listen on, unless these are reserved"),
            field(
                    "IpLocalPortRangeHigh",
                    "net/ipv4/ip_local_port_range",
                    1,
                    "",
                    NETNS,
                    "Last local port for outgoing connections; the kernel wants it odd if the first is even"),
            text(
                    "IpLocalReservedPorts",
                    "net/ipv4/ip_local_reserved_ports",
                    NETNS,
                    "Ports inside the range that outgoing connections do not get: a list of numbers and ranges"),
            number(
                    "TcpTwReuse",
                    "net/ipv4/tcp_tw_reuse",
                    "",
                    NETNS,
                    "1 lets new outgoing connections take over ports in TIME_WAIT, 2 (since Linux 4.19) over loopback "
                            + "only, 0 never; it does nothing for servers"),
            number(
                            "TcpTwReuseDelay",
                            "net/ipv4/tcp_tw_reuse_delay",
                            "milliseconds",
                            NETNS,
                            "How long a port must have been in TIME_WAIT before tcp_tw_reuse lets a new connection take "
                                    + "it over; 1000 by default")
                    .orNotApplicable("Linux has this setting since 6.14; before that, it is one second"),
            number(
                            "IpLocalPortStepWidth",
                            "net/ipv4/ip_local_port_step_width",
                            "ports",
                            NETNS,
                            "How far the search for a free local port may jump when one is taken; 0 (the default) is off. "
                                    + "Spreads ports evenly behind large blocks of reserved ones, but makes the search "
                                    + "slower when few ports are left")
                    .orNotApplicable("Linux 6.18 and older have no such setting"),
            number(
                            "TcpTwRecycle",
                            "net/ipv4/tcp_tw_recycle",
                            "",
                            NETNS,
                            "Broke clients behind NAT and was removed in Linux 4.12; must be 0 where it still exists")
                    .orNotApplicable("removed in Linux 4.12"),
            number(
                    "TcpTimestamps",
                    "net/ipv4/tcp_timestamps",
                    "",
                    NETNS,
                    "1 sends timestamps, which tcp_tw_reuse and the protection against old segments need; keep it on"),
            number(
                            "TcpRtoMax",
                            "net/ipv4/tcp_rto_max_ms",
                            "milliseconds",
                            NETNS,
                            "The longest pause between two retransmissions, 120000 by default. A lower value notices a dead "
                                    + "peer sooner: tcp_retries2 and tcp_syn_retries then take less time")
                    .orNotApplicable("Linux has this setting since 6.15; before that, it is 120 seconds"),
            // closing
            number(
                    "TcpFinTimeoutSeconds",
                    "net/ipv4/tcp_fin_timeout",
                    "seconds",
                    NETNS,
                    "How long a connection without an owner stays in FIN_WAIT2; it does not shorten TIME_WAIT, which always lasts 60 s"),
            number(
                    "TcpMaxTwBuckets",
                    "net/ipv4/tcp_max_tw_buckets",
                    "connections",
                    NETNS,
                    "Maximum connections in TIME_WAIT; above it the state is skipped"),
            number(
                            "TcpMaxOrphans",
                            "net/ipv4/tcp_max_orphans",
                            "connections",
                            HOST,
                            "Maximum orphaned connections that are still sending; the kernel may act at a half or "
                                    + "a quarter of it")
                    .initNetnsOnly(),
            // memory
            field(
                    "TcpRmemMinBytes",
                    "net/ipv4/tcp_rmem",
                    0,
                    "bytes",
                    NETNS,
                    "Receive buffer that a TCP socket keeps even under memory pressure"),
            field(
                    "TcpRmemDefaultBytes",
                    "net/ipv4/tcp_rmem",
                    1,
                    "bytes",
                    NETNS,
                    "Initial receive buffer of a TCP socket"),
            field(
                    "TcpRmemMaxBytes",
                    "net/ipv4/tcp_rmem",
                    2,
                    "bytes",
                    NETNS,
                    "Size to which the kernel may grow the receive buffer of a TCP socket; times the number of connections, the worst case"),
            field(
                    "TcpWmemMinBytes",
                    "net/ipv4/tcp_wmem",
                    0,
                    "bytes",
                    NETNS,
                    "Send buffer that a TCP socket keeps even under memory pressure"),
            field("TcpWmemDefaultBytes", "net/ipv4/tcp_wmem", 1, "bytes", NETNS, "Initial send buffer of a TCP socket"),
            field(
                    "TcpWmemMaxBytes",
                    "net/ipv4/tcp_wmem",
                    2,
                    "bytes",
                    NETNS,
                    "Size to which the kernel may grow the send buffer of a TCP socket; times the number of connections, the worst case"),
            pages(
                            "TcpMemLowBytes",
                            "net/ipv4/tcp_mem",
                            0,
                            HOST,
                            "Below this, the kernel does not regulate the memory of TCP sockets")
                    .initNetnsOnly(),
            pages("TcpMemPressureBytes", "net/ipv4/tcp_mem", 1, HOST, "Above this, buffers stop growing")
                    .initNetnsOnly(),
            pages("TcpMemMaxBytes", "net/ipv4/tcp_mem", 2, HOST, "Maximum buffer memory of all TCP sockets together")
                    .initNetnsOnly(),
            pages(
                            "UdpMemLowBytes",
                            "net/ipv4/udp_mem",
                            0,
                            HOST,
                            "Below this, the kernel does not regulate the memory of UDP sockets")
                    .initNetnsOnly(),
            pages("UdpMemPressureBytes", "net/ipv4/udp_mem", 1, HOST, "Above this, buffers stop growing")
                    .initNetnsOnly(),
            pages("UdpMemMaxBytes", "net/ipv4/udp_mem", 2, HOST, "Maximum buffer memory of all UDP sockets together")
                    .initNetnsOnly(),
            number(
                            "RmemMaxBytes",
                            "net/core/rmem_max",
                            "bytes",
                            HOST,
                            "The largest receive buffer that a program may ask for (SO_RCVBUF)")
                    .initNetnsOnly(),
            number(
                            "WmemMaxBytes",
                            "net/core/wmem_max",
                            "bytes",
                            HOST,
                            "The largest send buffer that a program may ask for (SO_SNDBUF)")
                    .initNetnsOnly(),
            number(
                            "TcpRcvbufLowRtt",
                            "net/ipv4/tcp_rcvbuf_low_rtt",
                            "microseconds",
                            NETNS,
                            "Below this round-trip time the receive buffer grows more slowly and stays smaller; 1000 by "
                                    + "default")
                    .orNotApplicable("Linux 6.18 and older have no such setting"),
            number(
                            "BypassProtMem",
                            "net/core/bypass_prot_mem",
                            "",
                            NETNS,
                            "1: buffers of new sockets do not count against tcp_mem and udp_mem but against the control "
                                    + "group alone, so the resources tcp-memory and udp-memory are under-counts")
                    .orNotApplicable("Linux 6.18 and older have no such setting"),
            number(
                            "TcpChildEhashEntries",
                            "net/ipv4/tcp_child_ehash_entries",
                            "buckets",
                            NETNS,
                            "The size of the connection table of network namespaces created from this one; 0 (the default): "
                                    + "they share the host's table")
                    .orNotApplicable("Linux has this setting since 6.1"),
            // receiving packets
            number(
                            "NetdevMaxBacklog",
                            "net/core/netdev_max_backlog",
                            "packets",
                            HOST,
                            "Maximum packets waiting for one CPU; more are dropped")
                    .initNetnsOnly(),
            number(
                            "NetdevBudget",
                            "net/core/netdev_budget",
                            "packets",
                            HOST,
                            "How many packets are taken in one round; raise it only while time_squeeze grows")
                    .initNetnsOnly(),
            number(
                            "NetdevBudgetUsecs",
                            "net/core/netdev_budget_usecs",
                            "microseconds",
                            HOST,
                            "How long one round may last; raise it only while time_squeeze grows")
                    .initNetnsOnly(),
            number(
                            "NfConntrackMax",
                            "net/netfilter/nf_conntrack_max",
                            "connections",
                            HOST,
                            "Maximum tracked connections; new ones above it are dropped")
                    .orNotApplicable(ConntrackCount.NOT_LOADED),
            number(
                            "NfConntrackTcpTimeoutEstablishedSeconds",
                            "net/netfilter/nf_conntrack_tcp_timeout_established",
                            "seconds",
                            NETNS,
                            "How long the firewall tracks an idle open connection; 432000 (five days) by default, so a "
                                    + "connection whose ends are gone takes up room for that long")
                    .orNotApplicable(ConntrackCount.NOT_LOADED),
            number(
                            "NeighGcThresh3",
                            "net/ipv4/neigh/default/gc_thresh3",
                            "neighbours",
                            HOST,
                            "How many peers on the same links the kernel may know by hardware address")
                    .initNetnsOnly(),
            number(
                    "Ipv6NeighGcThresh3",
                    "net/ipv6/neigh/default/gc_thresh3",
                    "neighbours",
                    HOST,
                    "How many peers on the same links the kernel may know by hardware address over IPv6"),
            // descriptors, threads, memory maps
            number(
                    "NrOpen",
                    "fs/nr_open",
                    "descriptors",
                    HOST,
                    "The most that a process's hard limit of open files can be set to"),
            number("FileMax", "fs/file-max", "files", HOST, "Maximum open files of the whole host"),
            number(
                    "EpollMaxUserWatches",
                    "fs/epoll/max_user_watches",
                    "watches",
                    USER,
                    "Maximum registrations with selectors (epoll) per user"),
            number(
                            "EpollMaxUserInstances",
                            "fs/epoll/max_user_instances",
                            "selectors",
                            USER,
                            "How many selectors one user may have; only Linux 2.6.28 had such a limit")
                    .orNotApplicable("removed in Linux 2.6.29"),
            number(
                    "InotifyMaxUserInstances",
                    "fs/inotify/max_user_instances",
                    "instances",
                    USER,
                    "Maximum inotify instances per user; each Java WatchService is one"),
            number(
                    "InotifyMaxUserWatches",
                    "fs/inotify/max_user_watches",
                    "watches",
                    USER,
                    "Maximum folders and files that one user may watch with inotify"),
            pages(
                    "PipeUserPagesSoftBytes",
                    "fs/pipe-user-pages-soft",
                    0,
                    USER,
                    "How much memory the pipes of one user may use; beyond it new pipes still open, "
                            + "with two pages instead of sixteen; 0 means no limit. Before Java 16 each selector holds a pipe"),
            pages(
                    "PipeUserPagesHardBytes",
                    "fs/pipe-user-pages-hard",
                    0,
                    USER,
                    "How much memory the pipes of one user may use before no further pipe opens; 0 (the default) means no limit"),
            number("ThreadsMax", "kernel/threads-max", "threads", HOST, "Maximum threads of the whole host"),
            number(
                    "PidMax",
                    "kernel/pid_max",
                    "threads",
                    HOST,
                    "The highest ID that a process or thread may have; since Linux 6.14 each PID namespace has its own"),
            number(
                    "MaxMapCountMaps",
                    "vm/max_map_count",
                    "maps",
                    HOST,
                    "How many memory maps (vm.max_map_count) each process may have; every thread's stack takes some"),
            number(
                    "OvercommitMemory",
                    "vm/overcommit_memory",
                    "",
                    HOST,
                    "0 (the default) and 1: the kernel promises more memory than there is; 2: it refuses what is beyond the "
                            + "limit of the resource committed-memory"),
            field(
                    "DentryStateEntries",
                    "fs/dentry-state",
                    0,
                    "entries",
                    HOST,
                    "Folder entries that the kernel remembers; there is no limit"),
            field(
                    "DentryStateUnused",
                    "fs/dentry-state",
                    1,
                    "entries",
                    HOST,
                    "Folder entries remembered but not in use"),
            field(
                    "InodeStateInodes",
                    "fs/inode-state",
                    0,
                    "inodes",
                    HOST,
                    "Inodes that the kernel remembers; there is no limit"),
            field("InodeStateFree", "fs/inode-state", 1, "inodes", HOST, "Inodes remembered but not in use"));

    private SettingCatalog() {}

    /** The setting with this attribute; one that is not there is a programming error. */
    static Setting named(String attribute) {
        return ALL.stream()
                .filter(setting -> setting.attribute().equals(attribute))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(attribute));
    }
}
