package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code /proc/self/fdinfo}: what the kernel tells of single descriptors, in lines whose beginning says of what. */
final class FdInfo {
    static final String PATH = "/proc/self/fdinfo";

    private FdInfo() {}

    /** The lines that begin so, of all descriptors of a kind. */
    static long lines(Roots roots, FdKind kind, String beginning) throws UnreadableFile {
        long lines = 0;
        try (DirectoryStream<Path> fds = Files.newDirectoryStream(roots.proc("self/fd"))) {
            for (Path fd : fds) {
                if (isOf(kind, fd)) {
                    lines += lines(roots.at(PATH).resolve(fd.getFileName()), beginning);
                }
            }
            return lines;
        } catch (UnreadableFile e) {
            throw e;
        } catch (IOException | DirectoryIteratorException e) {
            throw new UnreadableFile(UnreadableFile.Cause.TEMPORARY, e.toString());
        }
    }

    /** Also false for a descriptor that was closed since it was listed. */
    private static boolean isOf(FdKind kind, Path fd) {
        try {
            return FdKind.of(Files.readSymbolicLink(fd).toString()) == kind;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static long lines(Path fdinfo, String beginning) throws UnreadableFile {
        try {
            return LineCount.of(fdinfo, beginning);
        } catch (UnreadableFile e) {
            if (e.cause() == UnreadableFile.Cause.ABSENT) {
                return 0;
            }
            throw e;
        }
    }
}
