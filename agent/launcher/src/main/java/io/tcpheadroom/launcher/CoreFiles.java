package io.tcpheadroom.launcher;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The core's files: an archive inside the agent jar, and an index that says where in it each of them begins. A JVM reads the
 * whole table of contents of every jar on its class path, and looks at each name in it; a thousand names of ours would take
 * longer than all that is needed of them. Any number of threads may read.
 */
final class CoreFiles {
    static final String ARCHIVE = "core.jar";
    static final String INDEX = "core.index";

    /** An entry of the index: the name's hash code, where in the archive the file begins, its size there, and its own. */
    static final int ENTRY = 4 * Integer.BYTES;

    private final AgentJar jar;
    private final long archive;
    private final ByteBuffer index;

    /** What files are read into, in place of four hundred arrays: as many as were ever open at once, the first of those that are not. */
    private @Nullable Content spare;

    /** One file's content: the first {@link #size} of these bytes, which are another file's once it is closed. */
    final class Content implements AutoCloseable {
        private final Inflater inflater = new Inflater(true);
        private @Nullable Content next;
        private byte[] packed = new byte[1 << 13];
        byte[] bytes = new byte[1 << 14];
        int size;

        @Override
        public void close() {
            keep(this);
        }
    }

    CoreFiles(File agentJar) throws IOException {
        jar = new AgentJar(agentJar);
        try {
            archive = jar.start(ARCHIVE);
            index = ByteBuffer.wrap(jar.content(INDEX));
        } catch (IOException | RuntimeException e) {
            jar.close();
            throw e;
        }
    }

    /** The file with this name, to be closed; null when there is none. */
    @Nullable
    Content open(String name) throws IOException {
        int entry = find(name.hashCode());
        if (entry < 0) {
            return null;
        }
        Content before = takeSpare();
        Content content = before != null ? before : new Content();
        boolean isThere = false;
        try {
            isThere = fill(content, name, entry);
            return isThere ? content : null;
        } finally {
            if (!isThere) {
                content.close();
            }
        }
    }

    private synchronized @Nullable Content takeSpare() {
        Content taken = spare;
        if (taken != null) {
            spare = taken.next;
        }
        return taken;
    }

    private synchronized void keep(Content content) {
        content.next = spare;
        spare = content;
    }

    /** Where in the index the entry with this hash code begins; below 0 when there is none. No two have the same. */
    private int find(int hash) {
        int low = 0;
        int high = index.capacity() / ENTRY - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int there = index.getInt(middle * ENTRY);
            if (there == hash) {
                return middle * ENTRY;
            }
            if (there < hash) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** False when the file is not this name's: another may have the same hash code. */
    private boolean fill(Content content, String name, int entry) throws IOException {
        byte[] nameBytes = name.getBytes(StandardCharsets.US_ASCII);
        int packedSize = index.getInt(entry + 2 * Integer.BYTES);
        int length = AgentJar.LOCAL_HEADER + nameBytes.length + packedSize;
        content.packed = atLeast(length, content.packed);
        content.size = index.getInt(entry + 3 * Integer.BYTES);
        content.bytes = atLeast(content.size, content.bytes);
        jar.read(archive + index.getInt(entry + Integer.BYTES), content.packed, length);
        if (AgentJar.number(content.packed, 0) != AgentJar.LOCAL_SIGNATURE) {
            throw new ZipException("the agent jar has changed since it was opened");
        }
        if (!AgentJar.isNamed(nameBytes, content.packed, AgentJar.LOCAL_NAME_LENGTH, AgentJar.LOCAL_HEADER)) {
            return false;
        }
        unpack(content, AgentJar.LOCAL_HEADER + nameBytes.length, packedSize);
        return true;
    }

    private static byte[] atLeast(int length, byte[] bytes) {
        return bytes.length < length ? new byte[length] : bytes;
    }

    private static void unpack(Content content, int from, int packedSize) throws IOException {
        Inflater inflater = content.inflater;
        inflater.reset();
        inflater.setInput(content.packed, from, packedSize);
        try {
            if (inflater.inflate(content.bytes, 0, content.size) != content.size) {
                throw new EOFException();
            }
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }
}
