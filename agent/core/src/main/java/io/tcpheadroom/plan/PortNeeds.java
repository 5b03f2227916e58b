package io.tcpheadroom.plan;

import io.tcpheadroom.kernel.Capacity;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.ReservedPorts;
import io.tcpheadroom.kernel.SettingValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Local ports for outgoing connections: the range, the reserved ones in it, and TIME_WAIT, which holds them for a minute. */
final class PortNeeds {
    private static final String RANGE = "net.ipv4.ip_local_port_range";
    private static final long TIME_WAIT_SECONDS = 60;
    private static final long REUSE_SECONDS = 1;

    /** connect() searches one parity of the range first, and gets slower beyond. */
    private static final long COMFORT = 2;

    private final Needs needs;
    private final Wish wish;
    private final Capacity capacity;
    private final ReservedPorts reserved;

    private PortNeeds(Needs needs, Wish wish, Capacity capacity) {
        this.needs = needs;
        this.wish = wish;
        this.capacity = capacity;
        String text = capacity.setting("IpLocalReservedPorts").text();
        this.reserved = ReservedPorts.parse(text == null ? "" : text);
    }

    static void add(Needs needs, Wish wish, Capacity capacity) {
        new PortNeeds(needs, wish, capacity).add();
    }

    private void add() {
        Figure low = capacity.setting("IpLocalPortRangeLow").figure();
        Figure high = capacity.setting("IpLocalPortRangeHigh").figure();
        boolean known = low.isNumber() && high.isNumber();
        PortRange present = known ? new PortRange((int) low.value(), (int) high.value()) : PortRange.USUAL;
        PortRange wanted = wish.outgoing() == 0 ? present : range(present);
        if (wish.outgoing() > 0) {
            line(RANGE, known ? present.toString() : null, wanted.toString(), rangeReason(wanted));
        }
        reserve(wanted);
    }

    private void line(String name, @Nullable String present, String wanted, String reason) {
        if (present == null) {
            needs.unknown(Place.NAMESPACE, name, wanted, reason, Sources.IP_SYSCTL);
        } else if (present.equals(wanted)) {
            needs.enough(Place.NAMESPACE, name, present, reason, Sources.IP_SYSCTL);
        } else {
            needs.change(Place.NAMESPACE, name, present, wanted, reason, Sources.IP_SYSCTL);
        }
    }

    private String rangeReason(PortRange wanted) {
        return wish.heldByDestination()
                + " connections to one destination, and as many again so that connect() stays fast: " + count(wanted)
                + " ports; one end even and the other odd";
    }

    /** The narrowest that carries the wish with comfort; the widest where none does. */
    private PortRange range(PortRange present) {
        List<PortRange> wider = wider(present);
        long held = wish.heldByDestination();
        PortRange widest = wider.get(wider.size() - 1);
        long ports = held + wish.perSecondToDestination() * TIME_WAIT_SECONDS;
        boolean reuses = capacity.setting("TcpTwReuse").figure().equals(Figure.of(1));
        if (!reuses && COMFORT * ports > count(widest)) {
            reuse();
            reuses = true;
        }
        if (reuses) {
            ports = held + wish.perSecondToDestination() * REUSE_SECONDS;
        }
        if (ports > count(widest)) {
            throw new Refusal(held + " connections to one destination and " + wish.perSecondToDestination()
                    + " new ones a second need " + ports + " local ports, and there are " + count(widest)
                    + "; use more destinations, or several local addresses");
        }
        long enough = COMFORT * ports;
        for (PortRange range : wider) {
            if (count(range) >= enough) {
                return range;
            }
        }
        needs.warn("more than half of the local ports to a destination are in use: connect() gets slower; use more"
                + " destinations, or several local addresses");
        return widest;
    }

    private void reuse() {
        SettingValue reuse = capacity.setting("TcpTwReuse");
        line(
                reuse.setting().name(),
                reuse.figure().isNumber() ? Long.toString(reuse.figure().value()) : null,
                "1",
                wish.perSecondToDestination() + " connections a second to one destination leave "
                        + wish.perSecondToDestination() * TIME_WAIT_SECONDS
                        + " ports in TIME_WAIT; with 1 a port is taken over after a second (2 does so on loopback alone)");
        needs.atLeast("TcpTimestamps", 1, "tcp_tw_reuse needs timestamps", Sources.IP_SYSCTL);
    }

    /** From the present one, its parity mended, to all ports that need no privilege. */
    private static List<PortRange> wider(PortRange present) {
        List<PortRange> ranges = new ArrayList<>();
        ranges.add(present.ofUnequalParity());
        PortRange range = present.upToTheLast();
        while (!range.isWidest()) {
            ranges.add(range.ofUnequalParity());
            range = range.downByOneStep();
        }
        ranges.add(range.ofUnequalParity());
        return ranges;
    }

    /** The program's own listeners inside are not for connections, whether they are reserved by now or not. */
    private long count(PortRange range) {
        long taken = reserved.and(wish.listeners()).countInside(range.low(), range.high());
        return range.size() - taken;
    }

    private void reserve(PortRange range) {
        List<Integer> own = new ArrayList<>();
        for (int port : wish.listeners()) {
            if (range.contains(port)) {
                own.add(port);
            }
        }
        if (own.isEmpty()) {
            return;
        }
        SettingValue setting = capacity.setting("IpLocalReservedPorts");
        line(
                setting.setting().name(),
                setting.text() == null ? null : reserved.toString(),
                reserved.and(own).toString(),
                "the program listens on " + own.toString().replaceAll("[\\[\\]]", "")
                        + " inside the range; an outgoing connection that takes such a port keeps it from starting");
    }
}
