package io.tcpheadroom.resource;

import io.tcpheadroom.api.ConnectFailures;
import io.tcpheadroom.tracker.FailureReason;
import io.tcpheadroom.tracker.FailureTotals;

/** What has connects that fail, at one tick. */
abstract class CountedFailures implements ConnectFailures {
    private final FailureTotals connectFailed;

    CountedFailures(FailureTotals connectFailed) {
        this.connectFailed = connectFailed;
    }

    FailureTotals connectFailed() {
        return connectFailed;
    }

    /** All of them, whatever the reason. */
    public long getConnectFailedTotal() {
        return connectFailed.sum();
    }

    @Override
    public long getConnectRefusedTotal() {
        return connectFailed.of(FailureReason.REFUSED);
    }

    @Override
    public long getConnectTimedOutTotal() {
        return connectFailed.of(FailureReason.TIMED_OUT);
    }

    @Override
    public long getConnectUnreachableTotal() {
        return connectFailed.of(FailureReason.UNREACHABLE);
    }

    @Override
    public long getConnectResetTotal() {
        return connectFailed.of(FailureReason.RESET);
    }

    @Override
    public long getConnectNoPortTotal() {
        return connectFailed.of(FailureReason.NO_PORT);
    }

    @Override
    public long getConnectOtherFailureTotal() {
        return getConnectFailedTotal()
                - getConnectRefusedTotal()
                - getConnectTimedOutTotal()
                - getConnectUnreachableTotal()
                - getConnectResetTotal()
                - getConnectNoPortTotal();
    }

    @Override
    public long getConnectClosedTotal() {
        return connectFailed.of(FailureReason.CLOSED);
    }
}
