package io.tcpheadroom.kernel;

/** What sockets take of the memory of a control group. CGROUP, bytes. */
public final class CgroupSockets {
    private final Figure used;
    private final Figure limit;
    private final Figure throttled;

    CgroupSockets(Figure used, Figure limit, Figure throttled) {
        this.used = used;
        this.limit = limit;
        this.throttled = throttled;
    }

    /** Those of TCP. */
    static CgroupSockets version1(CgroupFolder folder, Figure limit) throws UnreadableFile {
        Figure used = limit.isNumber()
                ? folder.file("memory.kmem.tcp.usage_in_bytes").number()
                : Figure.unknown("control groups of version 1 count TCP memory only where they limit it");
        return new CgroupSockets(used, limit, Figure.notApplicable("control groups of version 1 do not count it"));
    }

    long left() {
        return used.isNumber() && limit.isNumber() ? limit.value() - used.value() : Long.MAX_VALUE;
    }

    public Figure used() {
        return used;
    }

    /** In version 2 that of all memory. */
    public Figure limit() {
        return limit;
    }

    /** How often a socket had to wait for memory of the group. */
    public Figure throttled() {
        return throttled;
    }
}
