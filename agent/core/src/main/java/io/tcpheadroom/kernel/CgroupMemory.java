package io.tcpheadroom.kernel;

import java.nio.file.Path;

/**
 * What sockets take of the memory of this process's control group, or of the one above it that is nearest to its limit.
 * CGROUP, bytes. Version 2: {@code sock} of {@code memory.stat}, against {@code memory.max}, which everything else in the
 * group shares: {@link #current()} is all of it. Version 1 has a limit for TCP alone, and counts only where it is set.
 */
public final class CgroupMemory {
    public static final KernelSource<CgroupMemory> FILES = KernelSource.files(
            Pace.EVERY_TWO_SECONDS, "/sys/fs/cgroup/memory", roots -> read(roots, CgroupPath.read(roots)));

    private static final Figure UNCOUNTED = Figure.notApplicable("no control group counts memory here");

    private final Figure sockets;
    private final Figure current;
    private final Figure limit;

    private CgroupMemory(Figure sockets, Figure current, Figure limit) {
        this.sockets = sockets;
        this.current = current;
        this.limit = limit;
    }

    static CgroupMemory read(Roots roots, CgroupPath path) throws UnreadableFile {
        CgroupPath.GroupReader<CgroupMemory> reader =
                path.isVersion1("memory") ? CgroupMemory::version1 : CgroupMemory::version2;
        return path.tightest(roots, "memory", reader, CgroupMemory::left)
                .orElse(new CgroupMemory(UNCOUNTED, UNCOUNTED, UNCOUNTED));
    }

    private static CgroupMemory version2(Path folder) throws UnreadableFile {
        return new CgroupMemory(
                CgroupFile.keyed(folder, "memory.stat", "sock"),
                CgroupFile.number(folder, "memory.current"),
                CgroupFile.limit(folder, "memory.max"));
    }

    private static CgroupMemory version1(Path folder) throws UnreadableFile {
        Figure limit = CgroupFile.limit(folder, "memory.kmem.tcp.limit_in_bytes");
        Figure used = limit.isNumber()
                ? CgroupFile.number(folder, "memory.kmem.tcp.usage_in_bytes")
                : Figure.unknown("control groups of version 1 count TCP memory only where they limit it");
        return new CgroupMemory(used, used, limit);
    }

    private long left() {
        return current.isNumber() && limit.isNumber() ? limit.value() - current.value() : Long.MAX_VALUE;
    }

    public Figure sockets() {
        return sockets;
    }

    /** All memory that counts against the limit, sockets included. */
    public Figure current() {
        return current;
    }

    public Figure limit() {
        return limit;
    }
}
