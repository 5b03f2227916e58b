package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.Locale;
import java.util.stream.Stream;

/** Samples came ten seconds late or more, or do not come: what happens meanwhile is not seen. */
final class SamplerStalled extends Rule {
    static final double LATE_SECONDS = 10;

    SamplerStalled() {
        super(
                "sampler-stalled",
                "Peaks and overflows of that time were not seen. What held up the agent most likely held up the program, and its accept queues "
                        + "filled meanwhile.");
    }

    /** While it lasts there is no sample, and no snapshot, to find it in. */
    FindingData present(String stall) {
        return critical(
                "agent",
                "the current state is unknown: no sample is being taken",
                stall,
                "Take a thread dump (jstack PID) and look for the thread tcp-headroom-sampler: it shows what the sampler waits for. "
                        + "If it is not waiting, the JVM gets no CPU time. Detach and attach again to restart it");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        double most = snapshot.most(LATELY_SECONDS, sample -> sample.lateSeconds());
        return most < LATE_SECONDS
                ? Stream.empty()
                : Stream.of(
                        warning(
                                "agent",
                                "samples came seconds late",
                                String.format(Locale.ROOT, "one of the last five minutes was %.0f s late", most),
                                "Look for long pauses of the garbage collector (-Xlog:gc,safepoint), for CPU throttling of the container "
                                        + "(nr_throttled in cpu.stat; resources.limits.cpu of Kubernetes) and for a stopped or frozen process"));
    }
}
