package io.tcpheadroom.kernel;

import java.util.HashMap;
import java.util.Map;

/**
 * The listening sockets of {@code /proc/net/unix}, by inode: their paths. NETNS. It shows no queue: how many connections wait there
 * is told by sock_diag alone, which Java cannot ask. Read when a listener is not among those of TCP, once for each.
 */
final class UnixSockets {
    private static final String FILE = "/proc/net/unix";
    private static final String LISTENING = "00010000";
    private static final int FLAGS = 3;
    private static final int INODE = 6;
    private static final int PATH = 7;

    private UnixSockets() {}

    /** A socket without a path does not listen. Empty where the file cannot be read. */
    static Map<Long, String> listening(Roots roots) {
        Map<Long, String> paths = new HashMap<>();
        try (KernelFile file = KernelFile.once(roots.at(FILE))) {
            file.eachLine((number, text) -> add(paths, number, text));
        } catch (UnreadableFile | MalformedKernelText e) {
            return Map.of();
        }
        return paths;
    }

    /** A path may have blanks in it, and one of the abstract kind begins with {@code @}. */
    static void add(Map<Long, String> paths, int number, String text) {
        String[] words = text.split(" +", PATH + 1);
        if (number > 1 && words.length > PATH && words[FLAGS].equals(LISTENING)) {
            paths.put(Line.of(FILE, number, text).count(INODE), words[PATH]);
        }
    }
}
