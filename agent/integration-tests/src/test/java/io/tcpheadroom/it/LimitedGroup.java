package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A control group of a JVM's own, with a limit of memory: of version 1 where that has the memory controller, else of version 2. */
final class LimitedGroup {
    private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/memory");
    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");

    private LimitedGroup() {}

    private static Path parent() {
        return Files.exists(VERSION_1.resolve("memory.limit_in_bytes")) ? VERSION_1 : VERSION_2;
    }

    /** Lines of a shell that put it, and what takes its place, into a group that may have so many bytes. */
    static String of(long bytes) throws IOException {
        boolean isFirst = parent().equals(VERSION_1);
        Path tried = parent().resolve("tcp-headroom-tried");
        try {
            Files.createDirectory(tried);
            Needed.that(
                    isFirst || Files.exists(tried.resolve("memory.max")),
                    "the memory controller is not delegated to " + VERSION_2);
        } catch (IOException e) {
            Needed.that(false, "no control group can be made here: " + e);
        } finally {
            Files.deleteIfExists(tried);
        }
        String limit = isFirst ? "memory.limit_in_bytes" : "memory.max";
        return "g=" + parent() + "/tcp-headroom-$$; mkdir $g; echo " + bytes + " > $g/" + limit
                + "; echo $$ > $g/cgroup.procs";
    }

    /** When that JVM has ended. */
    static void remove(long pid) {
        Path group = parent().resolve("tcp-headroom-" + pid);
        Await.until(() -> Files.deleteIfExists(group) || !Files.exists(group), true);
    }
}
