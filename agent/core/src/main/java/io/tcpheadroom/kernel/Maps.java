package io.tcpheadroom.kernel;

/**
 * {@code /proc/self/maps}: a line for each memory map of this process, against {@code vm.max_map_count}. PROCESS. The
 * kernel writes it anew each time, tens of milliseconds where threads are many: on demand only.
 */
public final class Maps {
    private Maps() {}

    static Figure count(Roots roots) throws UnreadableFile {
        try (KernelFile file = KernelFile.opened(roots.proc("self/maps"))) {
            return Figure.of(parse(file.read()));
        }
    }

    static long parse(String text) {
        return text.chars().filter(character -> character == '\n').count();
    }
}
