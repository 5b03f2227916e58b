package io.tcpheadroom.kernel;

/** {@code net.ipv4.ip_local_port_range}: the ports that the kernel gives to connections, both ends included. NETNS. */
public final class PortRange {
    static final int LARGEST_PORT = 65535;

    private final int low;
    private final int high;

    private PortRange(int low, int high) {
        this.low = low;
        this.high = high;
    }

    public static PortRange parse(String text) {
        Line line = Line.only("/proc/sys/net/ipv4/ip_local_port_range", text);
        PortRange range = new PortRange(port(line, 0), port(line, 1));
        if (range.low > range.high) {
            throw line.malformed("low is above high");
        }
        return range;
    }

    /**
     * How many ports are left of a range less the reserved ones inside it.
     *
     * @param reserved null where the file is absent: such a kernel cannot reserve
     */
    static Figure ports(Figure low, Figure high, String reserved) {
        if (!low.isNumber() || !high.isNumber()) {
            return low.isNumber() ? high : low;
        }
        PortRange range = parse(low + " " + high);
        ReservedPorts taken = ReservedPorts.parse(reserved == null ? "" : reserved);
        return Figure.of(range.size() - taken.countInside(range));
    }

    private static int port(Line line, int index) {
        if (line.count(index) > LARGEST_PORT) {
            throw line.malformed("not a port", line.word(index));
        }
        return (int) line.count(index);
    }

    public int low() {
        return low;
    }

    public int high() {
        return high;
    }

    public int size() {
        return high - low + 1;
    }
}
