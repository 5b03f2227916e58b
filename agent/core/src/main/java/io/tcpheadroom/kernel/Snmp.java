package io.tcpheadroom.kernel;

/**
 * {@code /proc/net/snmp}: the counters that RFC 4022 and 4113 know, of both families in one for TCP, of IPv4 alone for UDP
 * (see {@link Snmp6}).
 * NETNS, since the namespace began.
 */
public final class Snmp {
    static final String PATH = "/proc/net/snmp";
    public static final KernelSource<Snmp> FILE = KernelSource.everyTick(PATH, Snmp::parse);

    private final HeaderValueLines rows;

    private Snmp(HeaderValueLines rows) {
        this.rows = rows;
    }

    public static Snmp parse(String text) {
        return new Snmp(HeaderValueLines.parse(PATH, text));
    }

    /** A counter of TCP, for example {@code ActiveOpens}. */
    public Figure tcp(String name) {
        return rows.figure("Tcp", name);
    }

    public Figure udp(String name) {
        return rows.figure("Udp", name);
    }
}
