package io.tcpheadroom.kernel;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of procfs, sysfs or a control group, read from its first byte each time. A kept file stays open, because a
 * process that has used up its descriptors can open nothing but can still re-read; any other is opened for each read. What
 * failed for want of a descriptor is tried again at every read, what is absent or forbidden after a minute.
 *
 * <p>Read until the end, for the kernel says size 0, and never in small pieces, for of a setting the kernel gives only the
 * first: {@code Files.readString} of {@code somaxconn} is "4" and not "4096". A {@link RandomAccessFile} and no channel: an
 * interrupt would close that for good. Not thread-safe: for the sampler's thread alone.
 */
final class KernelFile implements Closeable {
    /** Between two attempts to open what was absent or forbidden. */
    static final long RETRY_NANOS = 60_000_000_000L;

    private static final int MAX_BYTES = 64 << 20;
    private static final int PIECE = 1 << 13;
    private static final int LINE_BUFFER = 1 << 16;

    /** The kernel fills a page with whole lines, of 4096 bytes at least. Lines that may be longer are read {@link #eachLine}. */
    private static final int AT_ONCE = 4096;

    private static final int LONGEST_LINE = 512;

    private final Path path;
    private final boolean kept;
    private final LongSupplier clock;
    private @Nullable RandomAccessFile open;
    private byte[] buffer = new byte[1024];
    private int length;
    private byte @Nullable [] before;
    private @Nullable UnreadableFile openFailure;
    private long failedAt;

    private KernelFile(Path path, boolean kept, LongSupplier clock) {
        this.path = path;
        this.kept = kept;
        this.clock = clock;
    }

    /** Stays open between reads: costs one descriptor. */
    static KernelFile keptOpen(Path path, LongSupplier clock) {
        return new KernelFile(path, true, clock);
    }

    /** Opened for each read: costs no descriptor in between. */
    static KernelFile reopened(Path path, LongSupplier clock) {
        return new KernelFile(path, false, clock);
    }

    /** To be read once. */
    static KernelFile once(Path path) {
        return new KernelFile(path, false, System::nanoTime);
    }

    /** Reads a file that not every kernel has: without IPv6 there is none of IPv6. */
    static void unlessAbsent(Reading reading) throws UnreadableFile {
        try {
            reading.read();
        } catch (UnreadableFile e) {
            if (e.cause() != UnreadableFile.Cause.ABSENT) {
                throw e;
            }
        }
    }

    interface Reading {
        void read() throws UnreadableFile;
    }

    /** Says of the bytes read so far whether the rest is of no interest. */
    interface StopCondition {
        StopCondition NEVER = (bytes, length) -> false;

        boolean test(byte[] bytes, int length);
    }

    String read() throws UnreadableFile {
        return read(StopCondition.NEVER);
    }

    /** The text, perhaps with some more than was needed. Bytes that are not ASCII become U+FFFD, which no parser takes. */
    String read(StopCondition stop) throws UnreadableFile {
        fill(stop);
        return text();
    }

    /** Reads, and says whether that gave the same bytes as the last time. */
    boolean readUnchanged(StopCondition stop) throws UnreadableFile {
        fill(stop);
        boolean same = before != null && Arrays.equals(before, 0, before.length, buffer, 0, length);
        if (!same) {
            before = Arrays.copyOf(buffer, length);
        }
        return same;
    }

    /** What was read last. */
    String text() {
        return new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }

    ByteBuffer readBytes() throws UnreadableFile {
        fill(StopCondition.NEVER);
        return ByteBuffer.wrap(Arrays.copyOf(buffer, length));
    }

    /** Takes a file piece by piece. */
    interface Piece {
        void take(byte[] bytes, int length);
    }

    /**
     * Once from its first byte to its last, without holding it: each beginning costs the kernel the whole of what it has to
     * write in one go. A setting must not be read so.
     */
    void eachPiece(Piece each) throws UnreadableFile {
        eachPiece(AT_ONCE, each);
    }

    /** The same of a table whose lines are no longer than {@value #LONGEST_LINE} bytes: its end is known without asking for more. */
    void eachPieceOfShortLines(Piece each) throws UnreadableFile {
        eachPiece(LONGEST_LINE, each);
    }

    private void eachPiece(int longestLine, Piece each) throws UnreadableFile {
        boolean isAtStart = open == null;
        RandomAccessFile file = open();
        try {
            if (!isAtStart) {
                file.seek(0);
            }
            byte[] piece = new byte[PIECE];
            int read = file.read(piece);
            while (read > 0) {
                each.take(piece, read);
                read = isLast(read, PIECE, longestLine) ? 0 : file.read(piece);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (!kept) {
            close();
        }
    }

    /** Takes a file line by line. */
    interface EachLine {
        void take(int number, String text);
    }

    /** For what may be larger than memory should hold. A setting must not be read so: this asks for more than once. */
    void eachLine(EachLine each) throws UnreadableFile {
        RandomAccessFile file = open();
        try {
            file.seek(0);
            // closing the file closes this too; and what is not ASCII becomes U+FFFD here as well
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new FileInputStream(file.getFD()), StandardCharsets.US_ASCII), LINE_BUFFER);
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.take(++number, line);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (!kept) {
            close();
        }
    }

    private void fill(StopCondition stop) throws UnreadableFile {
        boolean isAtStart = open == null;
        RandomAccessFile file = open();
        try {
            if (!isAtStart) {
                file.seek(0);
            }
            readAll(file, stop);
        } catch (IOException e) {
            throw unreadable(e);
        }
        if (!kept) {
            close();
        }
    }

    private UnreadableFile unreadable(IOException e) {
        close();
        return new UnreadableFile(UnreadableFile.Cause.TEMPORARY, path + ": " + e.getMessage());
    }

    private void readAll(RandomAccessFile file, StopCondition stop) throws IOException {
        length = readWhole(file);
        int more = length;
        while (more > 0 && !isLast(length, buffer.length, LONGEST_LINE) && !stop.test(buffer, length)) {
            grow();
            more = file.read(buffer, length, buffer.length - length);
            length += Math.max(0, more);
        }
    }

    /**
     * The kernel gave less than it was asked for, and less than it gives at once: nothing follows. To ask is one call more for every file at
     * every tick, and of a table of connections the kernel goes through all of it a second time.
     */
    private static boolean isLast(int given, int asked, int longestLine) {
        return given < asked && given <= AT_ONCE - longestLine;
    }

    /** The kernel gives a setting in one piece or not at all: what a first read does not take is lost to the next. */
    private int readWhole(RandomAccessFile file) throws IOException {
        length = 0;
        int first = file.read(buffer, 0, buffer.length);
        while (first == buffer.length) {
            length = first;
            grow();
            file.seek(0);
            first = file.read(buffer, 0, buffer.length);
        }
        return Math.max(0, first);
    }

    private void grow() throws IOException {
        if (length == MAX_BYTES) {
            throw new IOException("more than " + MAX_BYTES + " bytes");
        }
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * length);
        }
    }

    private RandomAccessFile open() throws UnreadableFile {
        if (open == null) {
            open = opened();
        }
        return open;
    }

    private RandomAccessFile opened() throws UnreadableFile {
        if (openFailure != null && clock.getAsLong() - failedAt < RETRY_NANOS) {
            throw openFailure;
        }
        openFailure = null;
        try {
            return new RandomAccessFile(path.toFile(), "r");
        } catch (FileNotFoundException e) {
            throw refused(e);
        }
    }

    /** The exception's text comes in the operator's language, so the file itself is asked; that takes no descriptor. */
    private UnreadableFile refused(FileNotFoundException e) {
        if (Files.notExists(path)) {
            return lasting(UnreadableFile.Cause.ABSENT, "no such file");
        }
        if (Files.isDirectory(path)) {
            return lasting(UnreadableFile.Cause.DENIED, "is a directory");
        }
        if (!Files.isReadable(path)) {
            return lasting(UnreadableFile.Cause.DENIED, "permission denied");
        }
        return new UnreadableFile(
                UnreadableFile.Cause.TEMPORARY, Objects.requireNonNullElse(e.getMessage(), path.toString()));
    }

    private UnreadableFile lasting(UnreadableFile.Cause cause, String why) {
        UnreadableFile failure = new UnreadableFile(cause, path + ": " + why);
        failedAt = clock.getAsLong();
        openFailure = failure;
        return failure;
    }

    @Override
    public void close() {
        RandomAccessFile closing = open;
        open = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException e) {
                // Linux frees the descriptor even then, and nothing was written that could be lost
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
