package io.tcpheadroom.kernel;

/** {@code /proc/net/stat/ndisc_cache}: the same of IPv6 as {@link ArpCache} of IPv4. HOST; absent where IPv6 is off. */
public final class NdiscCache {
    static final String PATH = "/proc/net/stat/ndisc_cache";
    public static final KernelSource<NdiscCache> FILE = KernelSource.everyFiveSeconds(PATH, NdiscCache::parse);

    private final PerCpuTable table;

    private NdiscCache(PerCpuTable table) {
        this.table = table;
    }

    public static NdiscCache parse(String text) {
        return new NdiscCache(PerCpuTable.parse(PATH, text));
    }

    /** One number for all processors, though each line repeats it. */
    public Figure entries() {
        return table.first("entries");
    }
}
