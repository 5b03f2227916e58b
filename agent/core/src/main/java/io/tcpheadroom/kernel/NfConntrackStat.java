package io.tcpheadroom.kernel;

/**
 * {@code /proc/net/stat/nf_conntrack}: what connection tracking gave up, summed over the processors. NETNS. Absent without
 * the module, and in kernels that are built without this file.
 */
public final class NfConntrackStat {
    static final String PATH = "/proc/net/stat/nf_conntrack";
    static final KernelSource<NfConntrackStat> FILE = KernelSource.everyFiveSeconds(PATH, NfConntrackStat::parse)
            .orNotApplicable(
                    "/proc/net/stat", "without connection tracking, or in a kernel that keeps no such counters");

    private final PerCpuTable table;

    private NfConntrackStat(PerCpuTable table) {
        this.table = table;
    }

    public static NfConntrackStat parse(String text) {
        return new NfConntrackStat(PerCpuTable.parse(PATH, text));
    }

    /** By the kernel's name: {@code drop}, {@code early_drop}, {@code insert_failed}. */
    public Figure total(String name) {
        return table.sum(name);
    }
}
