package io.tcpheadroom.kernel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The listening sockets of {@code /proc/net/tcp} or {@code tcp6}, with the length of their accept queues. NETNS.
 *
 * <p>The kernel writes all listening sockets before any other (it walks their table first), so reading stops at the first
 * row in another state and does not grow with the connections. Before Linux 4.4 half-open connections (SYN_RECV) stood
 * among the listening ones, since then among the others: they are passed over, so that this holds for both.
 */
public final class TcpListeners {
    private static final String LISTEN = "0A";
    private static final String SYN_RECV = "03";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int QUEUES = 4;
    private static final int UID = 7;
    private static final int INODE = 9;

    private final List<Row> rows;

    private TcpListeners(List<Row> rows) {
        this.rows = Collections.unmodifiableList(rows);
    }

    /** One listening socket. */
    public static final class Row {
        private final InetAddress address;
        private final int port;
        private final long queued;
        private final long uid;
        private final long inode;

        private Row(Line line) {
            String[] local = halves(line, LOCAL);
            address = inetAddress(line, local[0]);
            port = (int) line.hex(local[1]);
            queued = line.hex(halves(line, QUEUES)[1]);
            uid = line.count(UID);
            inode = line.count(INODE);
        }

        /** An IPv4 address also where the socket is an IPv6 one that is bound to a mapped address. */
        public InetAddress address() {
            return address;
        }

        public int port() {
            return port;
        }

        /** Connections that wait to be accepted: the rx half; the tx half says nothing here. */
        public long queued() {
            return queued;
        }

        public long uid() {
            return uid;
        }

        public long inode() {
            return inode;
        }
    }

    public static TcpListeners parse(String file, String text) {
        List<Row> rows = new ArrayList<>();
        List<Line> lines = Line.all(file, text);
        if (lines.isEmpty() || !lines.get(0).word(0).equals("sl")) {
            throw new MalformedKernelText(file, 1, "no header", text);
        }
        for (Line line : lines.subList(1, lines.size())) {
            if (!isAmongListening(line.word(STATE))) {
                break;
            }
            if (line.word(STATE).equals(LISTEN)) {
                rows.add(new Row(line));
            }
        }
        return new TcpListeners(rows);
    }

    /** The last complete row read so far is that of a connection: no listening one follows. */
    static boolean isPast(byte[] bytes, int length) {
        int end = lastLineEnd(bytes, length);
        int start = lastLineEnd(bytes, end);
        if (start <= 0) {
            return false; // nothing yet but the header
        }
        String[] words = new String(bytes, start, end - start, StandardCharsets.US_ASCII)
                .strip()
                .split(" +");
        return words.length > STATE && !isAmongListening(words[STATE]);
    }

    private static int lastLineEnd(byte[] bytes, int length) {
        int end = length - 1;
        while (end >= 0 && bytes[end] != '\n') {
            end--;
        }
        return end;
    }

    private static boolean isAmongListening(String state) {
        return state.equals(LISTEN) || state.equals(SYN_RECV);
    }

    private static String[] halves(Line line, int index) {
        String[] halves = line.word(index).split(":", -1);
        if (halves.length != 2) {
            throw line.malformed("not two halves", line.word(index));
        }
        return halves;
    }

    /** Words of 32 bits, each written in hexadecimal as this machine reads it from memory. */
    private static InetAddress inetAddress(Line line, String hex) {
        if (hex.length() != 8 && hex.length() != 32) {
            throw line.malformed("not an address", hex);
        }
        ByteBuffer address = ByteBuffer.allocate(hex.length() / 2).order(ByteOrder.nativeOrder());
        for (int i = 0; i < hex.length(); i += 8) {
            address.putInt((int) line.hex(hex.substring(i, i + 8)));
        }
        try {
            return InetAddress.getByAddress(address.array());
        } catch (UnknownHostException e) {
            throw line.malformed("not an address", hex);
        }
    }

    public List<Row> rows() {
        return rows;
    }
}
