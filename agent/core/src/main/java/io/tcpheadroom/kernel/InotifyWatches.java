package io.tcpheadroom.kernel;

/**
 * Folders and files that this JVM watches: the {@code inotify} lines of {@code /proc/self/fdinfo} for each inotify descriptor,
 * against {@code fs.inotify.max_user_watches}. A lower bound, as {@link EpollWatches}, and on demand only.
 */
public final class InotifyWatches {
    public static final OnDemandSource<Long> COUNT =
            OnDemandSource.of(FdInfo.PATH, " of inotify", InotifyWatches::count);

    static final String ROW = "inotify wd:";

    private InotifyWatches() {}

    static long count(Roots roots) throws UnreadableFile {
        return FdInfo.lines(roots, FdKind.INOTIFY, ROW);
    }
}
