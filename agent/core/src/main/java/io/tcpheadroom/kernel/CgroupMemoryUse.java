package io.tcpheadroom.kernel;

import java.nio.file.Path;

/**
 * All memory of this process's control group, or of the one above it that is nearest to its limit, less the cached files that the
 * kernel drops first. CGROUP, bytes. Version 2: {@code memory.current} less {@code inactive_file} of {@code memory.stat}, against
 * {@code memory.max}; version 1 by its own names.
 */
public final class CgroupMemoryUse {
    public static final KernelSource<CgroupMemoryUse> FILES = KernelSource.files(
            Pace.EVERY_TWO_SECONDS, "/sys/fs/cgroup/memory.current", roots -> read(roots, CgroupPath.read(roots)));

    private static final Figure UNCOUNTED = Figure.notApplicable("no control group counts memory here");

    private final Figure used;
    private final Figure limit;
    private final Figure socketsThrottled;

    private CgroupMemoryUse(Figure used, Figure limit, Figure socketsThrottled) {
        this.used = used;
        this.limit = limit;
        this.socketsThrottled = socketsThrottled;
    }

    static CgroupMemoryUse read(Roots roots, CgroupPath path) throws UnreadableFile {
        CgroupPath.GroupReader<CgroupMemoryUse> reader =
                path.isVersion1("memory") ? CgroupMemoryUse::version1 : CgroupMemoryUse::version2;
        return path.tightest(roots, "memory", reader, CgroupMemoryUse::left)
                .orElse(new CgroupMemoryUse(UNCOUNTED, UNCOUNTED, UNCOUNTED));
    }

    private static CgroupMemoryUse version2(Path folder) throws UnreadableFile {
        return new CgroupMemoryUse(
                without(
                        CgroupFile.number(folder, "memory.current"),
                        CgroupFile.keyed(folder, "memory.stat", "inactive_file")),
                CgroupFile.limit(folder, "memory.max"),
                CgroupFile.keyed(folder, "memory.events", "sock_throttled"));
    }

    private static CgroupMemoryUse version1(Path folder) throws UnreadableFile {
        return new CgroupMemoryUse(
                without(
                        CgroupFile.number(folder, "memory.usage_in_bytes"),
                        CgroupFile.keyed(folder, "memory.stat", "total_inactive_file")),
                CgroupFile.limit(folder, "memory.limit_in_bytes"),
                Figure.notApplicable("control groups of version 1 do not count it"));
    }

    private static Figure without(Figure all, Figure cached) {
        return cached.isNumber() ? all.map(bytes -> Math.max(0, bytes - cached.value())) : all;
    }

    private long left() {
        return used.isNumber() && limit.isNumber() ? limit.value() - used.value() : Long.MAX_VALUE;
    }

    public Figure used() {
        return used;
    }

    public Figure limit() {
        return limit;
    }

    /** How often a socket had to wait for memory of the group. */
    public Figure socketsThrottled() {
        return socketsThrottled;
    }
}
