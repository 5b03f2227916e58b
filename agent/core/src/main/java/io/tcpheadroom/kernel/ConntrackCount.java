package io.tcpheadroom.kernel;

/**
 * {@code net.netfilter.nf_conntrack_count}: connections that the firewall tracks in this network namespace. NETNS, though
 * the kernel compares it with a limit that is one for the host. Absent where the module is not loaded.
 */
public final class ConntrackCount {
    static final String NOT_LOADED = "connection tracking (module nf_conntrack) is not loaded";
    static final String PATH = "/proc/sys/net/netfilter/nf_conntrack_count";
    public static final KernelSource<ConntrackCount> FILE =
            KernelSource.everyTick(PATH, ConntrackCount::parse).orNotApplicable("/proc/sys/net", NOT_LOADED);

    private final long tracked;

    private ConntrackCount(long tracked) {
        this.tracked = tracked;
    }

    public static ConntrackCount parse(String text) {
        return new ConntrackCount(Line.only(PATH, text).count(0));
    }

    public Figure tracked() {
        return Figure.of(tracked);
    }
}
