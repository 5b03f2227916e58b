package io.tcpheadroom.kernel;

/**
 * {@code /proc/net/sockstat6}: sockets of IPv6 by protocol, in this network namespace. Java's sockets are IPv6 sockets even
 * towards IPv4 peers, so most of a JVM stands here. Absent where IPv6 is off.
 */
public final class SockStat6 {
    static final String FILE = "/proc/net/sockstat6";

    private final KeyedLines lines;

    private SockStat6(KeyedLines lines) {
        this.lines = lines;
    }

    public static SockStat6 parse(String text) {
        return new SockStat6(KeyedLines.parse(FILE, text));
    }

    /** TCP sockets of IPv6 that are not in TIME_WAIT. NETNS. */
    public Figure tcpInUse() {
        return lines.figure("TCP6", "inuse");
    }
}
