package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Figure;

/** What the kernel keeps of connections beside the sockets: TIME_WAIT, orphans, the firewall's table, packets, neighbours. */
final class HostNeeds {
    private static final long TIME_WAIT_SECONDS = 60;
    private static final long CONNTRACK_TIME_WAIT_SECONDS = 120;
    private static final long STEP = 1_024;

    /** The kernel acts on orphans from a quarter of the limit on. */
    private static final long ORPHANS_COUNT_UP_TO = 4;

    /** SYN, ACK and a request in a hundredth of a second in which the processor does something else. */
    private static final long PACKETS = 3;

    private static final long HUNDREDTHS = 100;

    private HostNeeds() {}

    static void add(Needs needs, Wish wish, Capacity capacity) {
        long rate = wish.perSecond();
        long timeWait = rate * TIME_WAIT_SECONDS;
        needs.atLeast(
                "TcpMaxTwBuckets",
                timeWait,
                Needs.withMargin(timeWait, STEP),
                rate + " connections a second are " + timeWait + " in TIME_WAIT, which lasts " + TIME_WAIT_SECONDS
                        + " s whatever tcp_fin_timeout says",
                Sources.IP_SYSCTL);
        needs.atLeast(
                "TcpMaxOrphans",
                rate * ORPHANS_COUNT_UP_TO,
                Needs.roundUp(rate * ORPHANS_COUNT_UP_TO, STEP),
                "connections that the program has closed and that still send, of one second; the kernel may act at a quarter",
                Sources.IP_SYSCTL);
        long tracked = wish.connections() + rate * CONNTRACK_TIME_WAIT_SECONDS;
        needs.atLeast(
                "NfConntrackMax",
                tracked,
                Needs.withMargin(tracked, STEP),
                "the firewall remembers each connection, and for " + CONNTRACK_TIME_WAIT_SECONDS
                        + " s more after its end",
                Sources.CONNTRACK);
        long burst = Wish.divideUp(rate * PACKETS, HUNDREDTHS);
        needs.atLeast(
                "NetdevMaxBacklog",
                burst,
                Needs.roundUp(burst, STEP),
                "packets of new connections that come to one processor within 10 ms",
                Sources.NET_SYSCTL);
        if (wish.outgoing() > 0) {
            needs.atLeast(
                    "NeighGcThresh3",
                    wish.destinations(),
                    Needs.withMargin(wish.destinations(), STEP),
                    "destinations on the same link; those behind a router count as one",
                    Sources.IP_SYSCTL);
        }
        Figure recycle = capacity.setting("TcpTwRecycle").figure();
        if (recycle.isNumber() && recycle.value() != 0) {
            needs.warn("net.ipv4.tcp_tw_recycle is on: it breaks clients behind NAT; set it to 0");
        }
    }
}
