package io.tcpheadroom.tracker;

import java.util.BitSet;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Listeners that no hook saw being opened, by descriptor: opened before the agent was attached, or by native code. There are
 * none of them in most programs. Read by the program's own threads, and only for a descriptor that is not tracked.
 */
final class UnattributedListeners {
    /** Not among the tracker's apps, so that no app's totals include these listeners. */
    private final App unattributed = new App("unattributed");

    private final ConcurrentMap<Integer, Listener> byDescriptor = new ConcurrentHashMap<>();
    private final Collection<Listener> allListeners;

    /** @param allListeners the tracker's listeners, which these are added to and removed from */
    UnattributedListeners(Collection<Listener> allListeners) {
        this.allListeners = allListeners;
    }

    @Nullable
    Listener get(int fd) {
        return byDescriptor.isEmpty() ? null : byDescriptor.get(fd);
    }

    /** Adds those that are new and removes those that are no longer in the set. */
    void replaceWith(BitSet fds) {
        for (int fd : byDescriptor.keySet()) {
            if (!fds.get(fd)) {
                remove(fd);
            }
        }
        for (int fd = fds.nextSetBit(0); fd >= 0; fd = fds.nextSetBit(fd + 1)) {
            allListeners.add(byDescriptor.computeIfAbsent(
                    fd,
                    descriptor -> new Listener(
                            descriptor, Listener.UNKNOWN_BACKLOG, unattributed, ListenerOrigin.UNKNOWN, null)));
        }
    }

    void remove(int fd) {
        Listener removed = byDescriptor.isEmpty() ? null : byDescriptor.remove(fd);
        if (removed != null) {
            removed.end();
            allListeners.remove(removed);
        }
    }
}
