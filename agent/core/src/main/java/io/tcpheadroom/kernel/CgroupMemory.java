package io.tcpheadroom.kernel;

/**
 * The memory of this process's control group, or of the one above it that is nearest to its limit, and what sockets take of it.
 * CGROUP, bytes. Version 2: {@code memory.current}, and {@code sock} and {@code inactive_file} of {@code memory.stat}, against
 * {@code memory.max}, which everything in the group shares. Version 1 by its own names; it limits TCP by itself, perhaps in another
 * group, and counts it only where it is limited.
 */
public final class CgroupMemory {
    public static final KernelSource<CgroupMemory> FILES =
            KernelSource.ofControlGroup("/sys/fs/cgroup/memory", CgroupMemory::read);

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
        if (!path.isVersion1(CONTROLLER)) {
            return path.tightest(roots, CONTROLLER, "memory.max", CgroupMemory::version2, CgroupMemory::left)
                    .orElse(new CgroupMemory(UNCOUNTED, UNCOUNTED, UNCOUNTED, none));
        }
        CgroupSockets tcp = path.tightest(
                        roots,
                        CONTROLLER,
                        "memory.kmem.tcp.limit_in_bytes",
                        CgroupSockets::version1,
                        CgroupSockets::left)
                .orElse(none);
        return path.tightest(
                        roots,
                        CONTROLLER,
                        "memory.limit_in_bytes",
                        (folder, limit) -> version1(folder, limit, tcp),
                        CgroupMemory::left)
                .orElse(new CgroupMemory(UNCOUNTED, UNCOUNTED, UNCOUNTED, none));
    }

    private static CgroupMemory version2(CgroupFolder folder, Figure limit) throws UnreadableFile {
        Figure[] stat = folder.file("memory.stat").numbers("inactive_file", "sock");
        Figure throttled = folder.file("memory.events").numbers("sock_throttled")[0];
        return new CgroupMemory(
                folder.file("memory.current").number(), stat[0], limit, new CgroupSockets(stat[1], limit, throttled));
    }

    private static CgroupMemory version1(CgroupFolder folder, Figure limit, CgroupSockets tcp) throws UnreadableFile {
        return new CgroupMemory(
                folder.file("memory.usage_in_bytes").number(),
                folder.file("memory.stat").numbers("total_inactive_file")[0],
                limit,
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
