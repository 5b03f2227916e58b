package io.tcpheadroom.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The open descriptors of this process by kind. PROCESS. The link of each number in {@code /proc/self/fd} is read, which takes some
 * microseconds and no descriptor, so it works when none is left, on every kernel. Numbers are tried up to the size of the
 * process's table of descriptors; beyond the first {@value #ALL_BELOW} only every n-th one, so that a million cost no more than
 * {@value #MOST_TRIED}: then the numbers are estimates.
 */
public final class FdKinds {
    static final int ALL_BELOW = 4096;
    static final int MOST_TRIED = 2 * ALL_BELOW;

    private final Map<FdKind, Long> open;
    private final long step;
    private final long atNanos;
    private final long knownSockets;

    private FdKinds(Map<FdKind, Long> open, long step, long atNanos, long knownSockets) {
        this.knownSockets = knownSockets;
        this.atNanos = atNanos;
        this.open = Collections.unmodifiableMap(open);
        this.step = step;
    }

    /**
     * Looks at them.
     *
     * @param slots the size of the table of descriptors, which is above every number in use
     * @param atNanos now, by the kernel's clock
     */
    static FdKinds read(Roots roots, long slots, long atNanos) throws UnreadableFile {
        Path folder = roots.proc("self/fd");
        if (Files.notExists(folder)) {
            throw new UnreadableFile(UnreadableFile.Cause.ABSENT, folder + ": no such file");
        }
        Map<FdKind, Long> open = new EnumMap<>(FdKind.class);
        long step = Math.max(1, -Math.floorDiv(ALL_BELOW - slots, (long) ALL_BELOW));
        for (long first = 0; first < slots; first += first < ALL_BELOW ? 1 : step) {
            long stands = first < ALL_BELOW ? 1 : step;
            count(folder.resolve(Long.toString(first + offset(first, stands))), stands, open);
        }
        return new FdKinds(open, step, atNanos, 0);
    }

    /**
     * Which of so many numbers is looked at for all: not always the same, for programs open descriptors in a pattern too, such
     * as the three of a selector before JDK 16.
     */
    private static long offset(long first, long stands) {
        return Long.remainderUnsigned((first * 0x9E37_79B9_7F4A_7C15L) >>> 17, stands); // Knuth's multiplicative hash
    }

    /** The values of a test. */
    public static FdKinds of(Map<FdKind, Long> open, long step, long atNanos) {
        Map<FdKind, Long> copy = new EnumMap<>(FdKind.class);
        copy.putAll(open);
        return new FdKinds(copy, step, atNanos, 0);
    }

    private static void count(Path link, long stands, Map<FdKind, Long> open) throws UnreadableFile {
        try {
            open.merge(FdKind.of(Files.readSymbolicLink(link).toString()), stands, Long::sum);
        } catch (NoSuchFileException e) {
            return; // not in use
        } catch (NotLinkException e) {
            open.merge(FdKind.OTHER, stands, Long::sum); // in a copy of the folder
        } catch (IOException e) {
            throw new UnreadableFile(UnreadableFile.Cause.TEMPORARY, e.toString());
        }
    }

    public long open(FdKind kind) {
        return open.getOrDefault(kind, 0L);
    }

    /** Of all kinds. */
    public long open() {
        long sum = 0;
        for (long ofKind : open.values()) {
            sum += ofKind;
        }
        return sum;
    }

    /** With how many sockets were known to be open meanwhile. */
    FdKinds knowing(long sockets) {
        return new FdKinds(open, step, atNanos, sockets);
    }

    /** As {@link FdFolder#besidesSockets}, when they were looked at. */
    public long besidesSockets() {
        return Math.max(0, open() - knownSockets);
    }

    /** Beyond the first {@value #ALL_BELOW} numbers every so many-th was looked at; 1 where all were. */
    public long step() {
        return step;
    }

    /** Only a part of them was looked at. */
    public boolean isEstimate() {
        return step > 1;
    }

    /** When they were looked at, by the kernel's clock. */
    public long atNanos() {
        return atNanos;
    }

    @Override
    public String toString() {
        return (isEstimate() ? "about " : "") + open;
    }
}
