package io.tcpheadroom.kernel;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts the rows that belong to no open socket of this process, each as what it is. The kernel writes listening sockets first. */
final class OtherRows {
    private final EnumMap<OtherRow, LongAdder> counts = new EnumMap<>(OtherRow.class);

    /** The local ends that somebody listens on, and whether this process does. */
    private final Map<TcpEnd, Boolean> listening = new HashMap<>();

    private final TcpEnd any = TcpEnd.ofIpv4(0, 0);

    OtherRows() {
        for (OtherRow kind : OtherRow.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    /** A socket that listens, of this process or another: several processes may share an end, and then what is queued is ours too. */
    void listens(TcpEnd local, boolean isOwn) {
        listening.merge(local.copy(), isOwn, Boolean::logicalOr);
    }

    void add(ConnectionRow row) {
        Objects.requireNonNull(counts.get(kind(row))).increment();
    }

    private OtherRow kind(ConnectionRow row) {
        if (row.state == TcpState.TIME_WAIT) {
            return OtherRow.TIME_WAIT;
        }
        if (row.state == TcpState.SYN_RECV) {
            return OtherRow.HALF_OPEN;
        }
        if (row.inode != 0) {
            return OtherRow.OTHER_PROCESS;
        }
        // no descriptor holds it: not yet, or not any more, when this end has sent its FIN
        if (row.state == TcpState.ESTABLISHED || row.state == TcpState.CLOSE_WAIT) {
            return isOnOwnListener(row.local) ? OtherRow.QUEUED : OtherRow.QUEUED_ELSEWHERE;
        }
        return OtherRow.CLOSING;
    }

    /** The most exact end that is listened on has it; a socket that listens on all IPv6 addresses may serve IPv4 too. */
    private boolean isOnOwnListener(TcpEnd local) {
        Boolean exact = listening.get(local);
        if (exact == null && local.isIpv4()) {
            any.setAnyOf(local, true);
            exact = listening.get(any);
        }
        if (exact == null) {
            any.setAnyOf(local, false);
            exact = listening.get(any);
        }
        return exact != null && exact;
    }

    long count(OtherRow kind) {
        return Objects.requireNonNull(counts.get(kind)).sum();
    }
}
