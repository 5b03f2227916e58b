package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.util.function.LongSupplier;

/**
 * {@code /proc/self/fd}: the descriptors that this process has open. PROCESS. Since Linux 6.2 the folder's size is their
 * number: a stat, which takes 2 µs and no descriptor. Before that the size is 0 and the folder must be listed, which takes
 * time with every descriptor: at most every 10 s, more rarely when it is slow; its age is told.
 */
public final class FdFolder {
    private static final long LISTING_NANOS = 10_000_000_000L;
    /** A listing may take up to a fiftieth of the sampler's time. */
    private static final int SHARE = 50;

    private final Path folder;
    private final String name;
    private final boolean live;
    private final LongSupplier clock;

    private Figure open = Figure.unknown("not read yet");
    private boolean listed;
    private Long readAt;
    private long nextListing;
    private String problem;
    private long failures;
    private long nanos;

    FdFolder(Roots roots, LongSupplier clock) {
        this(roots.proc("self/fd"), roots.isLive(), clock);
    }

    FdFolder(Path folder, boolean live, LongSupplier clock) {
        this.folder = folder;
        this.name = folder.toString();
        this.live = live;
        this.clock = clock;
    }

    void refresh() {
        long start = System.nanoTime();
        problem = null;
        try {
            long size = Files.size(folder);
            if (live && size > 0) {
                read(Figure.of(size));
            } else if (!listed || clock.getAsLong() - nextListing >= 0) {
                list();
            }
        } catch (IOException | DirectoryIteratorException e) {
            failed(e);
        }
        nanos = System.nanoTime() - start;
    }

    ReaderReport report() {
        return new ReaderReport(name, problem, problem != null && !Files.exists(folder), failures, nanos);
    }

    private void list() throws IOException {
        long start = clock.getAsLong();
        nextListing = start + LISTING_NANOS;
        read(Figure.of(entries(folder, live)));
        listed = true;
        nextListing = Math.max(nextListing, readAt + SHARE * (readAt - start));
    }

    /** A live folder also lists what it is listed through: one descriptor, or two where the JDK holds on to the folder. */
    static long entries(Path folder, boolean live) throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            long entries = 0;
            for (Path ignored : stream) {
                entries++;
            }
            int own = stream instanceof SecureDirectoryStream ? 2 : 1;
            return live ? entries - own : entries;
        }
    }

    private void read(Figure figure) {
        open = figure;
        readAt = clock.getAsLong();
    }

    /** With no descriptor left to list it through, the last listing stands. */
    private void failed(Exception e) {
        failures++;
        problem = e.toString();
        if (!listed) {
            open = Figure.unknown(Files.exists(folder) ? e.toString() : folder + ": no such file");
        }
    }

    public Figure open() {
        return open;
    }

    /** When the descriptors were counted, by the kernel's clock; null when they could not be. */
    public Long readAtNanos() {
        return readAt;
    }

    /** The inode of a socket of this process, by its descriptor's link; -1 when it is none or is closed. */
    public long socketInode(int fd) {
        try {
            String link =
                    Files.readSymbolicLink(folder.resolve(Integer.toString(fd))).toString();
            return link.startsWith("socket:[") ? Long.parseLong(link, 8, link.length() - 1, 10) : -1;
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }
}
