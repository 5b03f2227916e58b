package io.tcpheadroom.advice;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.resource.FailureSample;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.SocketStates;
import io.tcpheadroom.resource.SuspectGroup;
import io.tcpheadroom.resource.Suspicion;
import io.tcpheadroom.tracker.FailureReason;

/** What several rules go by: that something suffers from a setting. */
final class Symptom {
    static final String PORTS = "ephemeral-ports";
    static final String TIME_WAIT = "time-wait";
    static final String TIME_WAIT_OVERFLOWS = "TCPTimeWaitOverflowTotal";

    static final int USUAL_LOWEST_PORT = 32_768;

    private Symptom() {}

    /** Above one of its thresholds; with the hysteresis of its status. */
    static boolean isNearLimit(Sample sample, String resource) {
        for (ResourceSample each : sample.resources()) {
            if (each.id().equals(resource)) {
                return each.status() == Status.WARN || each.status() == Status.CRITICAL;
            }
        }
        return false;
    }

    /** Something failed for this reason within the last five minutes. */
    static boolean failed(Sample sample, FailureReason reason) {
        for (FailureSample failure : sample.failures()) {
            if (failure.reason() == reason && failure.lastAgeSeconds(sample) <= Rule.LATELY_SECONDS) {
                return true;
            }
        }
        return false;
    }

    /** Towards some destination local ports are few, or were not to be had. */
    static boolean arePortsScarce(Sample sample) {
        return isNearLimit(sample, PORTS) || failed(sample, FailureReason.NO_PORT);
    }

    static boolean areDescriptorsScarce(Sample sample) {
        return isNearLimit(sample, ResourceCatalog.DESCRIPTORS) || failed(sample, FailureReason.NO_DESCRIPTOR);
    }

    /** A call site goes on opening sockets that are not closed. */
    static boolean isAnyLeaking(Sample sample) {
        SocketStates states = sample.states();
        if (states != null) {
            for (SuspectGroup group : states.suspects()) {
                if (group.suspicion() == Suspicion.GROWING) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The range of local ports begins below where the kernel has it begin. */
    static boolean isPortRangeWidened(Sample sample) {
        Long low = sample.setting("IpLocalPortRangeLow");
        return low != null && low < USUAL_LOWEST_PORT;
    }

    /** What broke clients behind NAT until Linux 4.12 removed it. */
    static boolean isTimeWaitRecycled(Sample sample) {
        Long recycle = sample.setting("TcpTwRecycle");
        return recycle != null && recycle != 0;
    }

    /** TIME_WAIT takes up the ports, or the room that there is for it; or did, within the last five minutes. */
    static boolean isTimeWaitTooMuch(Snapshot snapshot) {
        return snapshot.grown(TIME_WAIT_OVERFLOWS, Rule.LATELY_SECONDS) > 0
                || snapshot.lately(
                        Rule.LATELY_SECONDS,
                        sample -> isNearLimit(sample, TIME_WAIT)
                                || ScarcePorts.inTimeWait(sample).isPresent());
    }

    /** {@code 3800 of 4096 connections}; empty where used is unknown. */
    static String used(Sample sample, String resource) {
        return sample.resource(resource)
                .filter(each -> each.getUsed() != null)
                .map(each -> each.getUsed() + (each.getLimit() == null ? "" : " of " + each.getLimit()) + " "
                        + each.getUnit())
                .orElse("");
    }
}
