package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ListenerSample;
import io.tcpheadroom.resource.Overflows;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kernel counts for the network namespace, in which others may listen: one finding, with all whose queue it can have been. */
final class AcceptQueueOverflowSuspected extends Rule {
    AcceptQueueOverflowSuspected() {
        super("accept-queue-overflow-suspected", Overflowed.WHY);
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        List<ListenerSample> suspects = Overflowed.listeners(snapshot, true);
        return suspects.isEmpty() ? Stream.empty() : Stream.of(finding(snapshot, suspects));
    }

    private FindingData finding(Snapshot snapshot, List<ListenerSample> suspects) {
        Overflows most = suspects.stream()
                .map(ListenerSample::overflows)
                .filter(Objects::nonNull)
                .max(Comparator.comparingLong(Overflows::count))
                .orElseThrow();
        return warning(
                "accept queues",
                "an accept queue of this network namespace overflowed, perhaps one of this JVM's: clients waited for seconds, or were "
                        + "refused",
                Overflowed.counted(most, snapshot.sample().atNanos())
                        + "; the kernel does not say which queue, and other processes listen here, or a backlog is unknown. Candidates: "
                        + suspects.stream().map(ListenerSample::name).collect(Collectors.joining(", ")),
                "Run `ss -ltn` while clients wait: it shows the queues of all processes, and one whose Recv-Q is above its Send-Q is "
                        + "full. "
                        + Overflowed.remedy(suspects.get(0), snapshot.sample().setting("Somaxconn")));
    }
}
