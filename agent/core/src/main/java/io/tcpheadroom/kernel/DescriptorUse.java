package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The descriptors of one process, this one or another, read once: for those who need some to spare before they begin. Without
 * a limit, or where the process may not be looked at, there is none.
 */
public final class DescriptorUse {
    private static final Path OWN = Path.of("/proc/self");

    private final long used;
    private final long limit;
    private final Figure limitAtMost;

    private DescriptorUse(long used, long limit, Figure limitAtMost) {
        this.limitAtMost = limitAtMost;
        this.used = Math.min(used, limit); // numbers beyond the limit were inherited, or it was lowered
        this.limit = limit;
    }

    /** Of this process, as of now. */
    public static Optional<DescriptorUse> ofThisProcess() {
        return of(OWN);
    }

    /**
     * As of now.
     *
     * @param process its folder in procfs, such as {@code /proc/self}
     */
    public static Optional<DescriptorUse> of(Path process) {
        try {
            Limits parsed = Limits.of(process);
            Figure limit = parsed.openFiles();
            return limit.isNumber()
                    ? Optional.of(new DescriptorUse(
                            used(process.resolve("fd"), limit.value()), limit.value(), parsed.openFilesAtMost()))
                    : Optional.empty();
        } catch (MalformedKernelText | IOException e) {
            return Optional.empty();
        }
    }

    /** The folder's size since Linux 6.2; before that it is 0, and the folder is listed. */
    private static long used(Path folder, long limit) throws IOException {
        long size = Files.size(folder);
        if (size > 0 && folder.startsWith("/proc")) {
            return size;
        }
        return new FdListing(folder, folder.startsWith(OWN)).count().orElse(limit);
    }

    /** How many more can be opened. */
    public long free() {
        return limit - used;
    }

    public long limit() {
        return limit;
    }

    /** Whether its user may raise the limit so far, without being root. */
    public boolean canBeRaisedTo(long higher) {
        return !limitAtMost.isNumber() || limitAtMost.value() >= higher;
    }

    /** {@code 398 of its 400 descriptors}. */
    @Override
    public String toString() {
        return used + " of its " + limit + " descriptors";
    }
}
