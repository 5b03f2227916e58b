package io.tcpheadroom.kernel;

/**
 * {@code /proc/net/stat/arp_cache}: the IPv4 neighbours that the kernel knows by hardware address. HOST; absent outside
 * the initial network namespace.
 */
public final class ArpCache {
    static final String FILE = "/proc/net/stat/arp_cache";

    private final CpuTable table;

    private ArpCache(CpuTable table) {
        this.table = table;
    }

    public static ArpCache parse(String text) {
        return new ArpCache(CpuTable.parse(FILE, text));
    }

    /** One number for all processors, though each line repeats it. */
    public Figure entries() {
        return table.first("entries");
    }
}
