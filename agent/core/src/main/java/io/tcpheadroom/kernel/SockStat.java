package io.tcpheadroom.kernel;

/**
 * {@code /proc/net/sockstat}: sockets by protocol. The scopes mix in one line: {@code sockets used}, {@code TCP inuse}
 * (IPv4 sockets alone) and {@code TCP tw} (both families) are this network namespace's, {@code TCP orphan}, {@code alloc}
 * and the {@code mem} of TCP and UDP the host's. Memory is in bytes here, in pages there.
 */
public final class SockStat {
    static final String PATH = "/proc/net/sockstat";
    public static final KernelSource<SockStat> FILE = KernelSource.everyTick(PATH, SockStat::parse);

    private final KeyValueLines lines;

    private SockStat(KeyValueLines lines) {
        this.lines = lines;
    }

    public static SockStat parse(String text) {
        return new SockStat(KeyValueLines.parse(PATH, text));
    }

    /** Any number of the file, in the kernel's own unit. */
    Figure figure(String protocol, String key) {
        return lines.figure(protocol, key);
    }

    /** Connections in TIME_WAIT, of both families, and those in FIN_WAIT2 that no process owns. NETNS. */
    public Figure timeWait() {
        return figure("TCP", "tw");
    }

    /**
     * All that is more than every TCP connection of the network namespace: its sockets of every kind, and what is in
     * TIME_WAIT, which is no socket any more. NETNS.
     */
    public Figure socketsAndTimeWait() {
        Figure sockets = figure("sockets", "used");
        Figure timeWait = timeWait();
        return timeWait.isNumber() ? sockets.map(used -> used + timeWait.value()) : timeWait;
    }

    /** Connections that no process owns any more and that still send. HOST. */
    public Figure orphans() {
        return figure("TCP", "orphan");
    }

    /** Buffers of all TCP sockets; moves in steps of about 1 MiB per processor. HOST, bytes. */
    public Figure tcpMemory(PageSize pageSize) {
        return pageSize.bytes(figure("TCP", "mem"));
    }

    /** Buffers of all UDP sockets. HOST, bytes. */
    public Figure udpMemory(PageSize pageSize) {
        return pageSize.bytes(figure("UDP", "mem"));
    }
}
