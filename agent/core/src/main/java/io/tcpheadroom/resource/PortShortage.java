package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.tracker.FailedOperation;
import io.tcpheadroom.tracker.FailureReason;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel told the program of a lack of local ports, a moment ago: it outweighs what was counted. A bind to any port fails
 * with EADDRINUSE only if every port of the range is taken at that address: that is a proof. A connect fails with EADDRNOTAVAIL for
 * that reason, or because this machine has no local address that leads there, as where IPv6 is off. It is the latter where no connect
 * to there ever came up, and the network namespace has not enough sockets to take the ports; else, with a low count, nobody knows. A bind
 * to an address that this machine does not have is another failure, and no lack of ports. A socket may have a narrower range of its own
 * (IP_LOCAL_PORT_RANGE, Linux 6.3), which only who holds the socket can ask for.
 */
final class PortShortage {
    /** How long it outweighs the count: after that the program has not asked for a port, or has got one. */
    private static final double RECENT_SECONDS = 10;

    private final FailureSample last;
    private final double ageSeconds;
    private final boolean isReached;

    private PortShortage(FailureSample last, Sample sample) {
        this.last = last;
        ageSeconds = last.lastAgeSeconds(sample);
        isReached = last.connectedTotal() > 0;
    }

    /** The last one, a proof before others. */
    static Optional<PortShortage> of(Sample sample) {
        Optional<PortShortage> ofBind = of(sample, FailedOperation.BIND);
        return ofBind.isPresent() ? ofBind : of(sample, FailedOperation.CONNECT);
    }

    private static Optional<PortShortage> of(Sample sample, FailedOperation operation) {
        PortShortage last = null;
        for (FailureSample failure : sample.failures()) {
            if (failure.reason() == FailureReason.NO_PORT && failure.operation() == operation) {
                PortShortage shortage = new PortShortage(failure, sample);
                if (shortage.ageSeconds < (last == null ? RECENT_SECONDS : last.ageSeconds)) {
                    last = shortage;
                }
            }
        }
        return Optional.ofNullable(last);
    }

    /** What the reading comes to with it. */
    Reading against(Reading counted) {
        if (!counted.limit().isNumber()) {
            return counted.notingToo(what()); // it is unknown anyway
        }
        if (isBind()) {
            return isFrom(1, counted.utilization())
                    ? counted.notingToo(what())
                    : Reading.of(counted.limit(), counted.limit())
                            .noting(what() + ": all ports are taken there, " + whatWasCounted(counted));
        }
        if (isFrom(DestinationSample.WARN_RATIO, counted.utilization())) {
            return counted.notingToo(what());
        }
        if (!isReached && !isFrom(DestinationSample.WARN_RATIO, counted.utilizationAtMost())) {
            return counted.notingToo(
                    what() + ": there are free ones, so this machine has no local address that leads there, or the "
                            + "socket has a narrower range of its own (IP_LOCAL_PORT_RANGE)");
        }
        return Reading.of(
                Figure.unknown(what() + ", " + whatWasCounted(counted)
                        + ": either all ports towards there are taken at moments, or the socket has a narrower range of its own "
                        + "(IP_LOCAL_PORT_RANGE), or this machine has no local address that leads there"),
                counted.limit());
    }

    private static boolean isFrom(double ratio, @Nullable Double utilization) {
        return utilization != null && utilization >= ratio;
    }

    private static String whatWasCounted(Reading counted) {
        return counted.used().isNumber()
                ? "although " + counted.used() + " of " + counted.limit() + " were counted"
                : "and they could not be counted";
    }

    /** {@code a connect to 192.0.2.7:5432 (shop) found no local port free, 3 s ago}. */
    private String what() {
        return "a " + (isBind() ? "bind" : "connect") + " to " + last.place() + " (" + last.app()
                + ") found no local port free, " + Math.round(ageSeconds) + " s ago";
    }

    private boolean isBind() {
        return last.operation() == FailedOperation.BIND;
    }
}
