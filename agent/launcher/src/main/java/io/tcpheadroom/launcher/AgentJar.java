package io.tcpheadroom.launcher;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The agent jar, open for reading at any place, by any number of threads. {@link java.util.zip.ZipFile} makes some ten objects for each
 * read; for the classes of a start that takes as long as all else that is needed to load them. Offsets and signatures are those of
 * {@code APPNOTE.TXT} of the ZIP format, 4.3.7, 4.3.12 and 4.3.16.
 *
 * <p>The file stays open: when the process has no descriptor left, classes must still load.
 */
final class AgentJar {
    /** Of a file in an archive, which its name follows. */
    static final int LOCAL_HEADER = 30;

    static final int LOCAL_SIGNATURE = 0x04034b50;
    static final int LOCAL_NAME_LENGTH = 26;
    private static final int LOCAL_EXTRA_LENGTH = 28;

    private static final int CENTRAL_HEADER = 46;
    private static final int CENTRAL_METHOD = 10;
    private static final int CENTRAL_SIZE = 24;
    private static final int CENTRAL_NAME_LENGTH = 28;
    private static final int CENTRAL_EXTRA_LENGTH = 30;
    private static final int CENTRAL_COMMENT_LENGTH = 32;
    private static final int CENTRAL_OFFSET = 42;

    private static final int END = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 12;
    private static final int END_OFFSET = 16;
    private static final int END_COMMENT_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xffff;

    private final File name;
    private final RandomAccessFile file;
    private final byte[] contents;

    /** What offsets count from: other than 0 where something was put before the jar. */
    private long base;

    AgentJar(File name) throws IOException {
        this.name = name;
        file = new RandomAccessFile(name, "r");
        try {
            contents = contents();
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Of an entry that is stored as it is: where its content begins. */
    long start(String entry) throws IOException {
        return start(stored(entry));
    }

    private long start(int entry) throws IOException {
        long header = base + number(contents, entry + CENTRAL_OFFSET);
        byte[] local = read(header, LOCAL_HEADER);
        return header + LOCAL_HEADER + shortNumber(local, LOCAL_NAME_LENGTH) + shortNumber(local, LOCAL_EXTRA_LENGTH);
    }

    /** The content of an entry that is stored as it is. */
    byte[] content(String entry) throws IOException {
        int at = stored(entry);
        long start = start(at);
        long size = number(contents, at + CENTRAL_SIZE);
        if (start + size > file.length()) {
            throw new EOFException(entry + " goes beyond the end of " + name);
        }
        return read(start, (int) size);
    }

    void close() throws IOException {
        file.close();
    }

    /** So many bytes from there on. */
    synchronized void read(long start, byte[] bytes, int size) throws IOException {
        file.seek(start);
        file.readFully(bytes, 0, size);
    }

    private byte[] read(long start, int size) throws IOException {
        byte[] bytes = new byte[size];
        read(start, bytes, size);
        return bytes;
    }

    /** The table of contents, from its first header to its last. Few jars have a comment, which would follow its end. */
    private byte[] contents() throws IOException {
        byte[] contents = contents(0);
        if (contents == null) {
            contents = contents(LONGEST_COMMENT);
        }
        if (contents == null) {
            throw new ZipException(name + " has no table of contents");
        }
        return contents;
    }

    private byte @Nullable [] contents(int longestComment) throws IOException {
        long length = file.length();
        int size = (int) Math.min(length, END + longestComment);
        byte[] tail = read(length - size, size);
        for (int end = size - END; end >= 0; end--) {
            if (number(tail, end) == END_SIGNATURE && end + END + shortNumber(tail, end + END_COMMENT_LENGTH) == size) {
                long here = length - size + end;
                long bytes = number(tail, end + END_SIZE);
                long start = here - bytes;
                base = start - number(tail, end + END_OFFSET);
                if (base >= 0) {
                    return read(start, (int) bytes);
                }
            }
        }
        return null;
    }

    /** Where the table of contents has this entry. */
    private int stored(String entry) throws ZipException {
        byte[] wanted = entry.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + CENTRAL_HEADER + wanted.length <= contents.length; at = next(at)) {
            if (isNamed(wanted, contents, at + CENTRAL_NAME_LENGTH, at + CENTRAL_HEADER)) {
                if (shortNumber(contents, at + CENTRAL_METHOD) != ZipEntry.STORED) {
                    throw new ZipException(entry + " is compressed once more");
                }
                return at;
            }
        }
        throw new ZipException("no " + entry + " in " + name);
    }

    private int next(int at) {
        return at
                + CENTRAL_HEADER
                + shortNumber(contents, at + CENTRAL_NAME_LENGTH)
                + shortNumber(contents, at + CENTRAL_EXTRA_LENGTH)
                + shortNumber(contents, at + CENTRAL_COMMENT_LENGTH);
    }

    /** Whether a header that has the length of its name there, and the name there, is of the file with this name. */
    static boolean isNamed(byte[] wanted, byte[] header, int lengthAt, int nameAt) {
        if (wanted.length != shortNumber(header, lengthAt)) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] != header[nameAt + i]) {
                return false;
            }
        }
        return true;
    }

    /** Two bytes, as every number of a jar without a sign and the least byte first. */
    private static int shortNumber(byte[] bytes, int at) {
        return (bytes[at] & 0xff) + ((bytes[at + 1] & 0xff) << 8);
    }

    /** Four bytes. */
    static long number(byte[] bytes, int at) {
        return shortNumber(bytes, at) + ((long) shortNumber(bytes, at + 2) << 16);
    }
}
