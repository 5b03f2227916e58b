package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Registrations with this JVM's selectors: the {@code tfd:} lines of {@code /proc/self/fdinfo} for each epoll descriptor,
 * against {@code fs.epoll.max_user_watches}. A lower bound, for the limit is the user's and other processes are not seen.
 * Takes time with every registration and every descriptor, and the kernel holds the selector's lock while it writes them: on
 * demand only.
 */
public final class EpollWatches {
    public static final OnDemandSource<Long> COUNT = OnDemandSource.of("/proc/self/fdinfo", EpollWatches::count);

    private static final String EPOLL = "anon_inode:[eventpoll]";
    static final String ROW = "tfd:";

    private EpollWatches() {}

    static long count(Roots roots) throws UnreadableFile {
        long watches = 0;
        try (DirectoryStream<Path> fds = Files.newDirectoryStream(roots.proc("self/fd"))) {
            for (Path fd : fds) {
                if (isEpoll(fd)) {
                    watches += watches(roots.proc("self/fdinfo").resolve(fd.getFileName()));
                }
            }
            return watches;
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | DirectoryIteratorException e) {
            throw new UnreadableFile(UnreadableFile.Cause.TEMPORARY, e.toString());
        }
    }

    /** Also false for a descriptor that was closed since it was listed. */
    private static boolean isEpoll(Path fd) {
        try {
            return Files.readSymbolicLink(fd).toString().equals(EPOLL);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static long watches(Path fdinfo) throws UnreadableFile {
        try {
            return LineCount.of(fdinfo, ROW);
        } catch (UnreadableFile e) {
            if (e.cause() == UnreadableFile.Cause.ABSENT) {
                return 0;
            }
            throw e;
        }
    }
}
