package io.tcpheadroom.kernel;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** One row of {@code /proc/net/udp6} or {@code udp}: a datagram socket that is bound, and what it dropped since it was opened. NETNS. */
public final class DatagramSocketRow {
    static final String UDP6 = "/proc/net/udp6";
    static final String UDP = "/proc/net/udp";

    private static final int DROPS = 12;

    private final TcpEnd local;
    private final long drops;

    private DatagramSocketRow(Line line) {
        local = new TcpRow(line).local();
        drops = line.count(DROPS);
    }

    /** All rows, by inode. Without IPv6 there is one file. */
    static Map<Long, DatagramSocketRow> read(Roots roots) throws UnreadableFile {
        Map<Long, DatagramSocketRow> rows = new HashMap<>();
        KernelFile.unlessAbsent(() -> read(roots, UDP6, rows));
        read(roots, UDP, rows);
        return rows;
    }

    private static void read(Roots roots, String name, Map<Long, DatagramSocketRow> rows) throws UnreadableFile {
        try (KernelFile file = KernelFile.once(roots.at(name))) {
            file.eachLine((number, text) -> add(rows, name, number, text));
        }
    }

    /** The first line names the columns. */
    static void add(Map<Long, DatagramSocketRow> rows, String file, int number, String text) {
        if (number > 1) {
            Line line = Line.of(file, number, text);
            rows.put(new TcpRow(line).inode(), new DatagramSocketRow(line));
        }
    }

    public InetSocketAddress local() {
        return local.endpoint();
    }

    /** Datagrams that came and were dropped: most often, and mostly, because the receive buffer was full. */
    public long drops() {
        return drops;
    }
}
