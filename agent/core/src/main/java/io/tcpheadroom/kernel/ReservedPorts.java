package io.tcpheadroom.kernel;

import java.util.BitSet;
import java.util.Collection;
import java.util.StringJoiner;

/**
 * {@code net.ipv4.ip_local_reserved_ports}: ports that the kernel gives to no connection by itself, as a list of numbers
 * and ranges, {@code 8080,9000-9100}; most often empty. NETNS.
 */
public final class ReservedPorts {
    private static final String PATH = "/proc/sys/net/ipv4/ip_local_reserved_ports";

    private final BitSet ports = new BitSet();

    private ReservedPorts() {}

    public static ReservedPorts parse(String text) {
        ReservedPorts reserved = new ReservedPorts();
        for (Line line : Line.all(PATH, text)) {
            for (String part : line.word(0).split(",", 0)) {
                reserved.add(line, part);
            }
        }
        return reserved;
    }

    private void add(Line line, String part) {
        int dash = part.indexOf('-');
        int low = port(line, dash < 0 ? part : part.substring(0, dash));
        int high = dash < 0 ? low : port(line, part.substring(dash + 1));
        if (low > high) {
            throw line.malformed("low is above high", part);
        }
        ports.set(low, high + 1);
    }

    private static int port(Line line, String digits) {
        long port = line.decimal(digits);
        if (port < 0 || port > TcpRow.LARGEST_PORT) {
            throw line.malformed("not a port", digits);
        }
        return (int) port;
    }

    /** How many of them lie inside the range, both of its ends included. */
    public int countInside(int low, int high) {
        return ports.get(low, high + 1).cardinality();
    }

    public boolean contains(int port) {
        return ports.get(port);
    }

    /** These and more. */
    public ReservedPorts and(Collection<Integer> more) {
        ReservedPorts all = new ReservedPorts();
        all.ports.or(ports);
        more.forEach(all.ports::set);
        return all;
    }

    /** As the kernel writes it: ascending, neighbours as a range. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(",");
        for (int low = ports.nextSetBit(0); low >= 0; ) {
            int end = ports.nextClearBit(low);
            text.add(end - low == 1 ? Integer.toString(low) : low + "-" + (end - 1));
            low = ports.nextSetBit(end);
        }
        return text.toString();
    }
}
