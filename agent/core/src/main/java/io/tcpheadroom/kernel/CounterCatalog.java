package io.tcpheadroom.kernel;

import static io.tcpheadroom.kernel.Counter.cgroupMemory;
import static io.tcpheadroom.kernel.Counter.conntrack;
import static io.tcpheadroom.kernel.Counter.interfaces;
import static io.tcpheadroom.kernel.Counter.mpTcpGauge;
import static io.tcpheadroom.kernel.Counter.softNet;
import static io.tcpheadroom.kernel.Counter.tcp;
import static io.tcpheadroom.kernel.Counter.tcpExt;
import static io.tcpheadroom.kernel.Counter.tcpGauge;
import static io.tcpheadroom.kernel.Counter.udp;
import static io.tcpheadroom.kernel.Counter.udp6;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every counter that is read. To add one, add an entry; all that shows pressure goes by this list. */
public final class CounterCatalog {
    public static final List<Counter> ALL = List.of(
            tcpExt(
                    "ListenOverflows",
                    "overflows",
                    "Handshakes refused by a full accept queue; each retry of the same client counts again"),
            tcpExt("ListenDrops", "drops", "Handshakes that a listener refused for any reason, a full queue included"),
            tcpExt(
                    "TCPReqQFullDrop",
                    "drops",
                    "Connection requests dropped because the SYN queue was full (syncookies off)"),
            tcpExt(
                    "TCPReqQFullDoCookies",
                    "requests",
                    "Connection requests answered with a SYN cookie because the SYN queue was full"),
            tcpExt("SyncookiesSent", "cookies", "Cookies sent instead of remembering a half-open connection"),
            tcpExt("SyncookiesRecv", "cookies", "Cookies that came back and became a connection"),
            tcpExt("SyncookiesFailed", "cookies", "Cookies that came back and were not valid"),
            tcpExt(
                    "TW",
                    "connections",
                    "Connections in TIME_WAIT for its whole time, counted when it begins, by older kernels when it ends"),
            tcpExt("TWRecycled", "connections", "TIME_WAIT connections that a new connection took over"),
            tcpExt("TWKilled", "connections", "Connections in TIME_WAIT for 4 s at most, counted likewise"),
            tcpExt(
                    "TCPTimeWaitOverflow",
                    "connections",
                    "Connections that skipped TIME_WAIT because its table was full"),
            tcpExt("PAWSPassive", "segments", "SYNs refused for an old timestamp where tcp_tw_recycle was on")
                    .orNotApplicable("removed in Linux 4.12"),
            tcpExt("PAWSActive", "segments", "Answers to our SYN refused for an old timestamp"),
            tcpExt("PAWSEstab", "segments", "Segments of open connections refused for an old timestamp"),
            tcpExt("PAWSOldAck", "segments", "Old acknowledgements refused for their timestamp"),
            tcpExt("PAWSTimewait", "segments", "Segments to TIME_WAIT connections refused for an old timestamp"),
            tcpExt("TCPMemoryPressures", "times", "How often TCP came under memory pressure"),
            tcpExt("TCPMemoryPressuresChrono", "milliseconds", "How long TCP was under memory pressure"),
            tcpExt(
                    "TCPAbortOnMemory",
                    "connections",
                    "Connections reset for lack of memory or because of too many orphans"),
            tcpExt("PruneCalled", "times", "How often a full receive buffer had to be squeezed"),
            tcpExt("RcvPruned", "segments", "Segments dropped because squeezing the receive buffer was not enough"),
            tcpExt("TCPRcvQDrop", "segments", "Segments dropped because no memory was left to receive them"),
            tcpExt("TCPBacklogDrop", "segments", "Segments dropped while a program held the socket's lock"),
            tcpExt(
                            "TCPMigrateReqSuccess",
                            "requests",
                            "Handshakes and waiting connections that moved to another listener of the same SO_REUSEPORT "
                                    + "group when theirs was closed (net.ipv4.tcp_migrate_req)")
                    .orNotApplicable("Linux counts it since 5.14"),
            tcpExt(
                            "TCPMigrateReqFailure",
                            "requests",
                            "Handshakes and waiting connections that should have moved to another listener and could not")
                    .orNotApplicable("Linux counts it since 5.14"),
            tcpExt(
                            "TCPPLBRehash",
                            "times",
                            "Times that a congested connection was given another path (net.ipv4.tcp_plb_enabled)")
                    .orNotApplicable("Linux counts it since 6.2"),
            tcpExt(
                            "TCPWqueueTooBig",
                            "times",
                            "Times that a send queue was too full of small pieces to be split further; connections with a "
                                    + "small SO_SNDBUF can stall or time out then")
                    .orNotApplicable("Linux counts it since 5.2"),
            tcpExt(
                            "TCPZeroWindowDrop",
                            "segments",
                            "Segments dropped because the receive window was closed: the program does not read")
                    .orNotApplicable("Linux counts it since 5.0"),
            tcp("ActiveOpens", "connections", "Connections that programs of this namespace began"),
            tcp("PassiveOpens", "connections", "Connections that clients began with a listener of this namespace"),
            tcp("AttemptFails", "connections", "Connections that failed in the handshake, of either side"),
            tcp("EstabResets", "connections", "Open connections that ended in a reset"),
            tcp("RetransSegs", "segments", "Segments sent again"),
            tcp("OutRsts", "segments", "Resets sent"),
            tcpGauge(
                    "CurrEstab",
                    "connections",
                    "Connections that are up now, those in CLOSE_WAIT too; a loopback connection is two"),
            mpTcpGauge("MPCurrEstab", "connections", "MPTCP connections that are established now")
                    .orNotApplicable("this kernel does not count it: built without MPTCP, or too old"),
            udp("RcvbufErrors", "datagrams", "Datagrams lost because the receive buffer was full, over IPv4 and IPv6"),
            udp("SndbufErrors", "datagrams", "Datagrams refused because the send buffer was full, over IPv4 and IPv6"),
            udp(
                            "MemErrors",
                            "datagrams",
                            "Datagrams lost because UDP buffer memory was used up (net.ipv4.udp_mem), over IPv4 and IPv6")
                    .orNotApplicable("this kernel does not count it"),
            udp6(
                    "RcvbufErrors",
                    "datagrams",
                    "The IPv6 part of UdpRcvbufErrorsTotal; Java sockets use IPv6 unless they are bound to IPv4"),
            udp6("SndbufErrors", "datagrams", "The IPv6 part of UdpSndbufErrorsTotal"),
            cgroupMemory(
                            "CgroupSocketsThrottledTotal",
                            "times",
                            "sock_throttled",
                            "Times that a socket was throttled because the control group's memory was used up",
                            CgroupSockets::throttled)
                    .orNotApplicable(
                            "this kernel does not count it, or the process is in no control group with a limit"),
            softNet(
                    "SoftnetDroppedTotal",
                    "packets",
                    "column 2",
                    "Packets dropped because too many waited for a processor; wraps at 2^32 for each processor",
                    SoftNetStat::dropped),
            softNet(
                    "SoftnetTimeSqueezeTotal",
                    "rounds",
                    "column 3",
                    "Rounds of receiving that ended with packets left over; wraps at 2^32 for each processor",
                    SoftNetStat::timeSqueeze),
            interfaces(
                    "TxDroppedTotal",
                    "tx_dropped",
                    "Packets that the interfaces of this network namespace dropped before they sent them",
                    NetInterfaces::txDropped),
            conntrack("ConntrackDropTotal", "drop", "Packets dropped because a connection could not be tracked"),
            conntrack(
                    "ConntrackEarlyDropTotal", "early_drop", "Tracked connections given up to make room for new ones"),
            conntrack(
                    "ConntrackInsertFailedTotal", "insert_failed", "Connections that could not be added to the table"));

    /** Where they stand. */
    static final List<KernelSource<?>> FILES = List.of(
            NetStat.FILE,
            Snmp.FILE,
            Snmp6.FILE,
            CgroupMemory.FILES,
            SoftNetStat.FILE,
            NetInterfaces.FILES,
            NfConntrackStat.FILE);

    private static final Map<String, Counter> BY_ATTRIBUTE = new HashMap<>();

    static {
        ALL.forEach(counter -> BY_ATTRIBUTE.put(counter.attribute(), counter));
    }

    private CounterCatalog() {}

    /** By its attribute; null where there is none of this name. */
    static @Nullable Counter named(String attribute) {
        return BY_ATTRIBUTE.get(attribute);
    }

    /** All of them, as their files were last read. For the thread that the kernel's readers are for. */
    public static Counters read(Kernel kernel) {
        return new CountersOfFiles(kernel);
    }
}
