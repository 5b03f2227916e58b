package io.tcpheadroom.kernel;

import java.util.EnumMap;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** Counts the rows that belong to no open socket of this process, each as what it is. */
final class OtherRows {
    private final EnumMap<OtherRow, LongAdder> counts = new EnumMap<>(OtherRow.class);

    private final ListenedEnds listened;

    OtherRows(ListenedEnds listened) {
        this.listened = listened;
        for (OtherRow kind : OtherRow.values()) {
            counts.put(kind, new LongAdder());
        }
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
            return listened.isOwn(listened.find(row.local)) ? OtherRow.QUEUED : OtherRow.QUEUED_ELSEWHERE;
        }
        return OtherRow.CLOSING;
    }

    long count(OtherRow kind) {
        return Objects.requireNonNull(counts.get(kind)).sum();
    }
}
