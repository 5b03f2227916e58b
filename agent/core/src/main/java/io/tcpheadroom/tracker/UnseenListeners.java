package io.tcpheadroom.tracker;

import java.util.BitSet;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Listeners whose opening nobody saw, by number. Nearly always there are none, or those that were there when the agent came:
 * asked by the program's own threads, and only about what is not known otherwise.
 */
final class UnseenListeners {
    /** What is not known of such a listener. */
    private static final int NO_BACKLOG = 0;

    /** Whose they are: nobody's that we know, so that no app's sums hold them. */
    private final App nobody = new App("unattributed");

    private final ConcurrentMap<Integer, Listener> byNumber = new ConcurrentHashMap<>();
    private final Collection<Listener> all;

    /** @param all where they stand beside the others */
    UnseenListeners(Collection<Listener> all) {
        this.all = all;
    }

    /** Null for a number that is none of these. */
    Listener get(int fd) {
        return byNumber.isEmpty() ? null : byNumber.get(fd);
    }

    /** These are all of them, by what was just seen. */
    void are(BitSet fds) {
        byNumber.keySet().stream().filter(fd -> !fds.get(fd)).forEach(this::forget);
        fds.stream().forEach(fd -> all.add(byNumber.computeIfAbsent(fd, f -> new Listener(f, NO_BACKLOG, nobody))));
    }

    void forget(int fd) {
        Listener gone = byNumber.isEmpty() ? null : byNumber.remove(fd);
        if (gone != null) {
            all.remove(gone);
        }
    }
}
