package io.tcpheadroom.kernel;

/**
 * {@code /proc/net/stat/arp_cache}: the IPv4 neighbours that the kernel knows by hardware address. HOST; absent outside
 * the initial network namespace.
 */
public final class ArpCache {
    static final String PATH = "/proc/net/stat/arp_cache";
    public static final KernelSource<ArpCache> FILE = KernelSource.everyFiveSeconds(PATH, ArpCache::parse);

    private final PerCpuTable table;

    private ArpCache(PerCpuTable table) {
        this.table = table;
    }

    public static ArpCache parse(String text) {
        return new ArpCache(PerCpuTable.parse(PATH, text));
    }

    /** One number for all processors, though each line repeats it. */
    public Figure entries() {
        return table.first("entries");
    }
}
