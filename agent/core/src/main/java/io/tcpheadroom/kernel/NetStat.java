package io.tcpheadroom.kernel;

/**
 * {@code /proc/net/netstat}: what happened to the connections of this network namespace since it began, by the kernel's
 * own names. NETNS. A counter that this kernel lacks is unknown.
 */
public final class NetStat {
    static final String PATH = "/proc/net/netstat";
    public static final KernelSource<NetStat> FILE = KernelSource.everyTick(PATH, NetStat::parse);

    private final HeaderValueLines rows;

    private NetStat(HeaderValueLines rows) {
        this.rows = rows;
    }

    public static NetStat parse(String text) {
        return new NetStat(HeaderValueLines.parse(PATH, text));
    }

    /** A counter of the group TcpExt, for example {@code ListenOverflows}. */
    public Figure tcpExt(String name) {
        return rows.figure("TcpExt", name);
    }

    /** A number of the group MPTcpExt, which a kernel without MPTCP lacks. */
    public Figure mpTcpExt(String name) {
        return rows.figure("MPTcpExt", name);
    }
}
