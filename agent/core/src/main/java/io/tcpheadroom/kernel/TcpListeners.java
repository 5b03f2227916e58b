package io.tcpheadroom.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The listening sockets of {@code /proc/net/tcp} or {@code tcp6}, with the length of their accept queues. NETNS.
 *
 * <p>The kernel writes all listening sockets before any other (it walks their table first), so reading stops at the first
 * row in another state and does not grow with the connections. Before Linux 4.4 half-open connections (TcpRow.SYN_RECV) stood
 * among the listening ones, since then among the others: they are passed over, so that this holds for both.
 */
public final class TcpListeners {
    static final KernelSource<TcpListeners> TCP = table("/proc/net/tcp");
    static final KernelSource<TcpListeners> TCP6 = table("/proc/net/tcp6");

    private final List<ListeningSocket> sockets;

    private TcpListeners(List<ListeningSocket> sockets) {
        this.sockets = Collections.unmodifiableList(sockets);
    }

    private static KernelSource<TcpListeners> table(String path) {
        return KernelSource.whenAsked(path, TcpListeners::isPastListening, text -> parse(path, text));
    }

    public static TcpListeners parse(String file, String text) {
        List<ListeningSocket> sockets = new ArrayList<>();
        List<Line> lines = Line.all(file, text);
        if (lines.isEmpty() || !lines.get(0).word(0).equals("sl")) {
            throw new MalformedKernelText(file, 1, "no header", text);
        }
        for (Line line : lines.subList(1, lines.size())) {
            if (!isAmongListening(line.word(TcpRow.STATE))) {
                break;
            }
            if (line.word(TcpRow.STATE).equals(TcpRow.LISTEN)) {
                sockets.add(new ListeningSocket(line));
            }
        }
        return new TcpListeners(sockets);
    }

    /** The last complete row read so far is that of a connection: no listening one follows. */
    static boolean isPastListening(byte[] bytes, int length) {
        int end = lastLineEnd(bytes, length);
        int start = lastLineEnd(bytes, end);
        if (start <= 0) {
            return false; // nothing yet but the header
        }
        Line last = Line.of("", 0, new String(bytes, start, end - start, StandardCharsets.US_ASCII).strip());
        return last.size() > TcpRow.STATE && !isAmongListening(last.word(TcpRow.STATE));
    }

    private static int lastLineEnd(byte[] bytes, int length) {
        int end = length - 1;
        while (end >= 0 && bytes[end] != '\n') {
            end--;
        }
        return end;
    }

    private static boolean isAmongListening(String state) {
        return state.equals(TcpRow.LISTEN) || state.equals(TcpRow.SYN_RECV);
    }

    public List<ListeningSocket> sockets() {
        return sockets;
    }
}
