package io.tcpheadroom.kernel;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/meminfo}: the memory that all programs of the host were promised, and how much may be promised. HOST. The kernel refuses what is
 * beyond only where {@code vm.overcommit_memory} is 2.
 */
public final class MemInfo {
    static final String PATH = "/proc/meminfo";
    public static final KernelSource<MemInfo> FILE = KernelSource.everyTwoSeconds(PATH, MemInfo::parse);
    private static final long KIB = 1024;

    private @Nullable Long total;
    private @Nullable Long committed;
    private @Nullable Long limit;

    private MemInfo() {}

    public static MemInfo parse(String text) {
        MemInfo info = new MemInfo();
        Line.all(PATH, text).forEach(info::add);
        if (info.committed == null || info.limit == null) {
            throw new MalformedKernelText(PATH, 1, "no Committed_AS or CommitLimit", text);
        }
        return info;
    }

    private void add(Line line) {
        if (line.firstWord().equals("MemTotal:")) {
            total = line.count(1);
        } else if (line.firstWord().equals("Committed_AS:")) {
            committed = line.count(1);
        } else if (line.firstWord().equals("CommitLimit:")) {
            limit = line.count(1);
        }
    }

    private static Figure bytes(@Nullable Long kib) {
        return kib == null || kib > Long.MAX_VALUE / KIB ? Figure.unlimited() : Figure.of(kib * KIB);
    }

    /** The host's memory, in bytes. */
    public Figure total() {
        return total == null ? Figure.unknown(PATH + " has no MemTotal") : bytes(total);
    }

    /** In bytes. */
    public Figure committed() {
        return bytes(committed);
    }

    /** In bytes. */
    public Figure commitLimit() {
        return bytes(limit);
    }
}
