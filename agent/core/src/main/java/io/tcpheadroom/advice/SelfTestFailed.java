package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.stream.Stream;

/** No event, or not each, reached the agent when it tried its own hooks at the start. */
final class SelfTestFailed extends Rule {
    SelfTestFailed() {
        super(
                "self-test-failed",
                "The agent counts sockets through its hooks. Without them, apps, call sites and destinations show nothing, and no leak is "
                        + "found.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        String failure = snapshot.hooks().selfTestFailure();
        return failure == null
                ? Stream.empty()
                : Stream.of(critical(
                        HookRules.SUBJECT,
                        "the hooks do not work on this JVM, sockets go uncounted",
                        "self-test: " + failure,
                        "Do not rely on the numbers of apps, call sites and destinations. " + HookRules.REPORT));
    }
}
