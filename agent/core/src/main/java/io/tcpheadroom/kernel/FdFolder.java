package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/self/fd}: the descriptors that this process has open. PROCESS. Since Linux 6.2 the folder's size is their
 * number: a stat, which takes 2 µs and no descriptor. Before that the size is 0 and the folder must be listed, which takes
 * a descriptor, and CPU time with every entry: every two seconds, more rarely beyond some 50,000. Between two listings the
 * number moves with the sockets that the tracker knows of; and at every tick it is tried to open one file, for when that
 * fails every number is taken, which is the count. For the sampler's thread alone, but for {@link #socketInode}.
 */
public final class FdFolder {
    /** Two seconds, less what a tick may come early. */
    private static final long LISTING_NANOS = 1_900_000_000L;
    /** A listing may take a fiftieth of one processor's time. */
    private static final int LISTING_SHARE = 50;

    private static final double WORTH_TELLING_SECONDS = 2;

    private final Path folder;
    private final boolean live;
    private final LongSupplier clock;
    private final LongSupplier cpuTime;
    private final Supplier<Figure> softLimit;
    private final BooleanSupplier isHostFull;
    private final Listing listing;
    private volatile LongSupplier openSockets = () -> 0;

    private Figure open = Figure.unknown("not read yet");
    private @Nullable Long readAt;
    private @Nullable Long listedAt;
    private long listed;
    private long socketsWhenListed;
    private boolean allTaken;
    private @Nullable Long triedAt;
    private long cost;
    private boolean isExact = true;
    private @Nullable String problem;
    private boolean absent;
    private long failures;
    private long nanos;

    /** How the entries are counted where the folder's size does not tell. */
    interface Listing {
        /** Empty when every number is taken. */
        OptionalLong count() throws UnreadableFile;

        /** Every number is taken. */
        boolean isExhausted();
    }

    /**
     * Of this process.
     *
     * @param softLimit how many descriptors it may have: what is used when every number is taken
     * @param isHostFull whether no process may open a file, which says nothing of this one's numbers
     */
    FdFolder(
            Roots roots,
            LongSupplier clock,
            LongSupplier cpuTime,
            Supplier<Figure> softLimit,
            BooleanSupplier isHostFull) {
        this(roots, new FdListing(folder(roots), roots.isOfThisProcess()), clock, cpuTime, softLimit, isHostFull);
    }

    FdFolder(
            Roots roots,
            Listing listing,
            LongSupplier clock,
            LongSupplier cpuTime,
            Supplier<Figure> softLimit,
            BooleanSupplier isHostFull) {
        folder = folder(roots);
        live = roots.isLive();
        this.listing = listing;
        this.clock = clock;
        this.cpuTime = cpuTime;
        this.softLimit = softLimit;
        this.isHostFull = isHostFull;
    }

    private static Path folder(Roots roots) {
        return roots.proc("self/fd");
    }

    /** Between two listings the number moves as this one does, with the sockets that are seen to open and close. For any thread. */
    public void openSockets(LongSupplier open) {
        openSockets = open;
    }

    void refresh() {
        long start = System.nanoTime();
        long now = clock.getAsLong();
        try {
            long size = Files.size(folder);
            absent = false;
            if (live && size > 0) {
                problem = null;
                open = Figure.of(size);
                readAt = now;
            } else if (listing.isExhausted()) {
                exhausted(now);
            } else if (triedAt == null || now - triedAt >= pause()) {
                list(now);
            } else if (listedAt != null) {
                move(now);
            }
        } catch (NoSuchFileException e) {
            missing();
        } catch (UnreadableFile e) {
            failed(e.getMessage(), now);
        } catch (IOException e) {
            failed(e.toString(), now);
        }
        nanos = System.nanoTime() - start;
    }

    private void list(long now) throws UnreadableFile {
        triedAt = now;
        long socketsBefore = openSockets.getAsLong();
        long cpuBefore = cpuTime.getAsLong();
        OptionalLong count = listing.count();
        cost = cpuTime.getAsLong() - cpuBefore;
        long socketsAfter = openSockets.getAsLong();
        if (count.isPresent()) {
            // of the sockets that came or went meanwhile half may have been seen
            counted(count.getAsLong(), (socketsBefore + socketsAfter) / 2, now);
            isExact = socketsBefore == socketsAfter;
            move(now);
        } else {
            exhausted(now);
        }
    }

    /** What may be wrong by some is counted again at the next tick, if that is cheap. */
    private long pause() {
        return Math.max(isExact ? LISTING_NANOS : 0, LISTING_SHARE * cost);
    }

    private void counted(long count, long sockets, long now) {
        listed = count;
        listedAt = now;
        socketsWhenListed = sockets;
        allTaken = false;
        problem = null;
        open = Figure.of(count);
        readAt = now;
    }

    private void exhausted(long now) throws UnreadableFile {
        counted(limit(), openSockets.getAsLong(), now);
        allTaken = true;
        isExact = false; // as soon as something is free again
    }

    private long limit() throws UnreadableFile {
        Figure limit = softLimit.get();
        if (!limit.isNumber() || isHostFull.getAsBoolean()) {
            throw new UnreadableFile(
                    UnreadableFile.Cause.TEMPORARY, folder + ": cannot be listed, no file can be opened");
        }
        return limit.value();
    }

    /** Never beyond the limit, unless that was lowered below what was open. */
    private void move(long now) {
        long moved = Math.max(0, listed + openSockets.getAsLong() - socketsWhenListed);
        Figure limit = softLimit.get();
        Figure current = Figure.of(limit.isNumber() ? Math.min(moved, Math.max(listed, limit.value())) : moved);
        if (!current.equals(open)) {
            open = current;
            readAt = now;
            allTaken = false;
        }
    }

    private void missing() {
        absent = true;
        problem = folder + ": no such file";
        open = Figure.unknown(problem);
        readAt = null;
        listedAt = null;
    }

    /** What was counted last stands, moved by the sockets. */
    private void failed(String why, long now) {
        absent = false;
        problem = why;
        failures++;
        if (readAt == null) {
            open = Figure.unknown(why);
        } else if (listedAt != null) {
            move(now);
        }
    }

    ReaderReport report() {
        return new ReaderReport(folder.toString(), problem, absent, failures, nanos);
    }

    public Figure open() {
        return open;
    }

    /** Those that are not known to be sockets. */
    public Figure besidesSockets() {
        return open.map(all -> Math.max(0, all - knownSockets()));
    }

    /** The sockets that are known to be open. For any thread. */
    long knownSockets() {
        return openSockets.getAsLong();
    }

    /**
     * When they were counted, by the kernel's clock, or when the known sockets last moved the number; null when it is
     * unknown.
     */
    public @Nullable Long readAtNanos() {
        return readAt;
    }

    /** What there is to say about the number: how it was come by, or how old it is. */
    public @Nullable String note() {
        if (listedAt == null) {
            return null;
        }
        if (allTaken) {
            return "all descriptors up to the limit are in use: no further file can be opened";
        }
        double age = Kernel.secondsSince(listedAt, clock.getAsLong());
        return age < WORTH_TELLING_SECONDS
                ? null
                : "counted " + Math.round(age) + " s ago: this kernel has no cheaper way";
    }

    /** The inode of a socket of this process, by its descriptor's link; -1 when it is none or is closed. */
    public long socketInode(int fd) {
        try {
            String link =
                    Files.readSymbolicLink(folder.resolve(Integer.toString(fd))).toString();
            return SocketLink.inode(link);
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }
}
