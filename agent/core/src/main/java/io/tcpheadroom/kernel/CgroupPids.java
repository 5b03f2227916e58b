package io.tcpheadroom.kernel;

/**
 * {@code pids.current} against {@code pids.max}: processes and threads of this process's control group, or of the one above
 * it that is nearest to its limit. CGROUP. The root has no such files, and no limit.
 */
public final class CgroupPids {
    public static final KernelSource<CgroupPids> FILES =
            KernelSource.ofControlGroup("/sys/fs/cgroup/pids", CgroupPids::read);

    private static final Figure UNCOUNTED = Figure.notApplicable("no control group counts processes here");

    private final Figure used;
    private final Figure limit;

    private CgroupPids(Figure used, Figure limit) {
        this.used = used;
        this.limit = limit;
    }

    static CgroupPids read(Roots roots, CgroupPath path) throws UnreadableFile {
        return path.tightest(roots, "pids", "pids.max", CgroupPids::read, CgroupPids::left)
                .orElse(new CgroupPids(UNCOUNTED, UNCOUNTED));
    }

    private static CgroupPids read(CgroupFolder folder, Figure limit) throws UnreadableFile {
        return new CgroupPids(folder.file("pids.current").number(), limit);
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
}
