package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.Locale;
import java.util.stream.Stream;

/** Samples came ten seconds late or more: what happened meanwhile was not seen. */
final class SamplerStalled extends Rule {
    static final double LATE_SECONDS = 10;

    SamplerStalled() {
        super(
                "sampler-stalled",
                "Peaks and overflows of that time were not seen. What held up the agent most likely held up the program, and its accept queues "
                        + "filled meanwhile.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        double most = snapshot.most(LATELY_SECONDS, sample -> sample.lateSeconds());
        return most < LATE_SECONDS
                ? Stream.empty()
                : Stream.of(
                        warning(
                                "agent",
                                "samples were held up for seconds",
                                String.format(Locale.ROOT, "one of the last five minutes was %.0f s late", most),
                                "Look for long pauses of the garbage collector (-Xlog:gc,safepoint), for CPU throttling of the container "
                                        + "(nr_throttled in cpu.stat; resources.limits.cpu of Kubernetes) and for a stopped or frozen process"));
    }
}
