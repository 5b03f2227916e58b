package io.tcpheadroom.kernel;

/**
 * {@code /proc/self/maps}: a line for each memory map of this process, against {@code vm.max_map_count}. PROCESS. The
 * kernel writes it anew each time, tens of milliseconds where threads are many: on demand only.
 */
public final class Maps {
    public static final OnDemandSource<Long> COUNT = OnDemandSource.of("/proc/self/maps", Maps::count);

    private Maps() {}

    static long count(Roots roots) throws UnreadableFile {
        return LineCount.of(roots.proc("self/maps"), "");
    }
}
