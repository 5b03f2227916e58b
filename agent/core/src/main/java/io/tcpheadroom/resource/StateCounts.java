package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.SocketRows;
import io.tcpheadroom.kernel.TcpState;

/** How many sockets of one owner are in each of the kernel's states, and what their queues hold together. */
public final class StateCounts {
    static final StateCounts NONE = new StateCounts();

    private final long[] sockets = new long[TcpState.END];
    private long unreadBytes;
    private long unsentBytes;

    void add(SocketRows rows, int position) {
        int state = rows.state(position);
        sockets[state]++;
        if (state != TcpState.LISTEN) { // which has connections in its queue, not bytes
            unreadBytes += rows.unread(position);
            unsentBytes += rows.unsent(position);
        }
    }

    /**
     * Those in this state.
     *
     * @param state one of {@link TcpState}
     */
    long in(int state) {
        return sockets[state];
    }

    public long established() {
        return in(TcpState.ESTABLISHED);
    }

    /** Those that the far end has closed and the program has not. */
    public long closeWait() {
        return in(TcpState.CLOSE_WAIT);
    }

    /** Those that wait for an answer to their connect. */
    public long synSent() {
        return in(TcpState.SYN_SENT);
    }

    /** Those that the program has shut down for output, and holds: the far end has not closed. */
    public long finWait() {
        return in(TcpState.FIN_WAIT1) + in(TcpState.FIN_WAIT2);
    }

    /** Bytes that arrived and that the program has not read. */
    public long unreadBytes() {
        return unreadBytes;
    }

    /** Bytes that the program wrote and that the far end has not confirmed. */
    public long unsentBytes() {
        return unsentBytes;
    }
}
