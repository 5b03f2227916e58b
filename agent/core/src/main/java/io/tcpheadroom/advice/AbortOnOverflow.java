package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.stream.Stream;

/** An accept queue that overflows where the kernel answers with a reset. */
final class AbortOnOverflow extends Rule {
    AbortOnOverflow() {
        super(
                "abort-on-overflow",
                "With 0 the kernel stays silent and the client tries again, so that a short burst costs a second. With 1 each such client "
                        + "gets an error at once.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Long abort = snapshot.sample().setting("TcpAbortOnOverflow");
        return abort == null || abort == 0
                ? Stream.empty()
                : Overflowed.listeners(snapshot, false).stream()
                        .map(listener -> warning(
                                "listener " + listener.name(),
                                "clients that do not fit into the accept queue are reset, because net.ipv4.tcp_abort_on_overflow is "
                                        + abort,
                                AcceptQueueOverflow.evidence(
                                        listener, snapshot.sample().atNanos()),
                                "Unless a load balancer must notice it at once, "
                                        + Sysctl.ofNetwork("net.ipv4.tcp_abort_on_overflow", 0)));
    }
}
