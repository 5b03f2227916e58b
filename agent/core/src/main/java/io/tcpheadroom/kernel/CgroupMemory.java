package io.tcpheadroom.kernel;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * The memory of this process's control group, or of the one above it that is nearest to its limit, and what sockets take of it.
 * CGROUP, bytes. Version 2: {@code memory.current}, and {@code sock} and {@code inactive_file} of {@code memory.stat}, against
 * {@code memory.max}, which everything in the group shares. Version 1 by its own names; it limits TCP by itself, perhaps in another
 * group, and counts it only where it is limited.
 */
public final class CgroupMemory {
    public static final KernelSource<CgroupMemory> FILES = KernelSource.files(
            Pace.EVERY_TWO_SECONDS, "/sys/fs/cgroup/memory", roots -> read(roots, CgroupPath.read(roots)));

    private static final String CONTROLLER = "memory";
    private static final Figure UNCOUNTED = Figure.notApplicable("no control group counts memory here");

    private final Figure all;
    private final Figure used;
    private final Figure limit;
    private final CgroupSockets sockets;

    private CgroupMemory(Figure all, Figure cached, Figure limit, CgroupSockets sockets) {
        this.all = all;
        this.used = cached.isNumber() ? all.map(bytes -> Math.max(0, bytes - cached.value())) : all;
        this.limit = limit;
        this.sockets = sockets;
    }

    static CgroupMemory read(Roots roots, CgroupPath path) throws UnreadableFile {
        CgroupSockets none = new CgroupSockets(UNCOUNTED, UNCOUNTED, UNCOUNTED);
        CgroupPath.GroupReader<CgroupMemory> reader = CgroupMemory::version2;
        if (path.isVersion1(CONTROLLER)) {
            CgroupSockets tcp = path.tightest(roots, CONTROLLER, CgroupSockets::version1, CgroupSockets::left)
                    .orElse(none);
            reader = folder -> version1(folder, tcp);
        }
        return path.tightest(roots, CONTROLLER, reader, CgroupMemory::left)
                .orElse(new CgroupMemory(UNCOUNTED, UNCOUNTED, UNCOUNTED, none));
    }

    private static CgroupMemory version2(Path folder) throws UnreadableFile {
        Function<String, Figure> stat = CgroupFile.keyed(folder, "memory.stat");
        Figure limit = CgroupFile.limit(folder, "memory.max");
        Figure throttled = CgroupFile.keyed(folder, "memory.events").apply("sock_throttled");
        return new CgroupMemory(
                CgroupFile.number(folder, "memory.current"),
                stat.apply("inactive_file"),
                limit,
                new CgroupSockets(stat.apply("sock"), limit, throttled));
    }

    private static CgroupMemory version1(Path folder, CgroupSockets tcp) throws UnreadableFile {
        return new CgroupMemory(
                CgroupFile.number(folder, "memory.usage_in_bytes"),
                CgroupFile.keyed(folder, "memory.stat").apply("total_inactive_file"),
                CgroupFile.limit(folder, "memory.limit_in_bytes"),
                tcp);
    }

    private long left() {
        return used.isNumber() && limit.isNumber() ? limit.value() - used.value() : Long.MAX_VALUE;
    }

    /** All of it, with the cached files that the kernel drops first. */
    public Figure all() {
        return all;
    }

    /** Without the cached files that the kernel drops first. */
    public Figure used() {
        return used;
    }

    public Figure limit() {
        return limit;
    }

    public CgroupSockets sockets() {
        return sockets;
    }
}
