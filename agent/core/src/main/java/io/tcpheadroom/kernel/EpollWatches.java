package io.tcpheadroom.kernel;

/**
 * Registrations with this JVM's selectors: the {@code tfd:} lines of {@code /proc/self/fdinfo} for each epoll descriptor,
 * against {@code fs.epoll.max_user_watches}. A lower bound, for the limit is the user's and other processes are not seen.
 * Takes time with every registration and every descriptor, and the kernel holds the selector's lock (ep->mtx) while it writes
 * them, which epoll_wait and epoll_ctl of the event loop need: on demand only, and never often.
 */
public final class EpollWatches {
    public static final OnDemandSource<Long> COUNT =
            OnDemandSource.of(FdInfo.PATH, EpollWatches::count).holdingUp();

    static final String ROW = "tfd:";

    private EpollWatches() {}

    static long count(Roots roots) throws UnreadableFile {
        return FdInfo.lines(roots, FdKind.EVENTPOLL, ROW);
    }
}
