package io.tcpheadroom.advice;

import io.tcpheadroom.resource.DestinationSample;
import io.tcpheadroom.resource.Sample;
import java.util.Optional;

/** The destination that uses most of the local ports, and what they consist of. */
final class ScarcePorts {
    private static final double HALF = 0.5;

    private ScarcePorts() {}

    /** The one towards which half of the ports or more are in use. */
    static Optional<DestinationSample> destination(Sample sample) {
        return sample.destinations().stream()
                .filter(each -> {
                    Double utilization = each.getUtilizationRatio();
                    return utilization != null && utilization >= HALF;
                })
                .findFirst();
    }

    /** The same where ports are scarce and at least half of them are in TIME_WAIT, as far as that was looked at in the last minute. */
    static Optional<DestinationSample> inTimeWait(Sample sample) {
        if (!Symptom.arePortsScarce(sample)) {
            return Optional.empty();
        }
        return destination(sample).filter(each -> {
            Long timeWait = each.getTimeWait();
            return timeWait != null && timeWait >= HALF * each.getUsed();
        });
    }

    static String text(DestinationSample destination) {
        return destination.getUsed() + " of " + destination.getLimit() + " local ports in use to " + destination.name()
                + (destination.getTimeWait() == null ? "" : ", " + destination.getTimeWait() + " of them in TIME_WAIT");
    }
}
