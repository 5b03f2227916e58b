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
