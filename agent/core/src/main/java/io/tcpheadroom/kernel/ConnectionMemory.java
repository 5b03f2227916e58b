package io.tcpheadroom.kernel;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's own objects of one TCP connection take, in bytes, beside what waits in its buffers: as this kernel says, where its
 * slabs can be read, else as measured on the newest of some kernels that is no newer than this one. Immutable.
 *
 * <p>An open connection is the socket, of IPv6, as Java opens them, its inode, file and directory entry.
 */
public final class ConnectionMemory {
    private static final NavigableMap<Integer, ConnectionMemory> MEASURED = new TreeMap<>(Map.of(
            KernelRelease.order(5, 10), measured("5.10", 3_836, 256, 316, 342),
            KernelRelease.order(6, 1), measured("6.1", 3_836, 274, 316, 256),
            KernelRelease.order(6, 12), measured("6.12", 3_986, 256, 316, 256),
            KernelRelease.order(6, 18), measured("6.18", 3_776, 256, 342, 256),
            KernelRelease.order(7, 2), measured("7.2", 3_986, 274, 342, 256)));

    private final long open;
    private final long timeWait;
    private final long halfOpen;
    private final long tracked;
    private final String source;

    private ConnectionMemory(long open, long timeWait, long halfOpen, long tracked, String source) {
        this.open = open;
        this.timeWait = timeWait;
        this.halfOpen = halfOpen;
        this.tracked = tracked;
        this.source = source;
    }

    private static ConnectionMemory measured(String release, long open, long timeWait, long halfOpen, long tracked) {
        return new ConnectionMemory(open, timeWait, halfOpen, tracked, "measured on Linux " + release);
    }

    /**
     * @param slabs null where they could not be read
     * @param release null where unknown
     */
    static ConnectionMemory of(@Nullable SlabInfo slabs, @Nullable KernelRelease release) {
        ConnectionMemory table = of(release);
        return slabs == null ? table : of(slabs, table);
    }

    private static ConnectionMemory of(@Nullable KernelRelease release) {
        Map.Entry<Integer, ConnectionMemory> measured = release == null ? null : MEASURED.floorEntry(release.order());
        return measured == null ? MEASURED.firstEntry().getValue() : measured.getValue();
    }

    /** A cache that is merged with another is not named: where one of the socket's is not, the table has to do. */
    private static ConnectionMemory of(SlabInfo slabs, ConnectionMemory table) {
        long open = 0;
        for (String cache : new String[] {"TCPv6", "sock_inode_cache", "filp", "dentry"}) {
            Long bytes = slabs.bytes(cache);
            if (bytes == null) {
                return table;
            }
            open += bytes;
        }
        return new ConnectionMemory(
                open,
                orElse(slabs.bytes("tw_sock_TCPv6"), table.timeWait),
                orElse(slabs.bytes("request_sock_TCPv6"), table.halfOpen),
                orElse(slabs.bytes("nf_conntrack"), table.tracked),
                "from " + SlabInfo.PATH);
    }

    private static long orElse(@Nullable Long bytes, long otherwise) {
        return bytes == null ? otherwise : bytes;
    }

    /** An open connection. */
    public long open() {
        return open;
    }

    /** A connection in TIME_WAIT. */
    public long timeWait() {
        return timeWait;
    }

    /** A handshake that is going on. */
    public long halfOpen() {
        return halfOpen;
    }

    /** A connection that conntrack follows, beside the connection itself. */
    public long tracked() {
        return tracked;
    }

    /** Where the numbers come from, as the end of a sentence. */
    public String source() {
        return source;
    }
}
