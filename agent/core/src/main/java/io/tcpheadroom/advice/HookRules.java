package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.stream.Stream;

/** Hooks that do not do their work: then the apps' numbers are too low, and the kernel's hold. */
final class HookRules {
    private static final String SUBJECT = "hooks";
    private static final String REPORT =
            "What the kernel counts still holds. Report this with the evidence and the output of java -version";

    private HookRules() {}

    static Stream<FindingData> selfTestFailed(Snapshot snapshot) {
        String failure = snapshot.hooks().selfTestFailure();
        return failure == null
                ? Stream.empty()
                : Stream.of(Findings.critical(
                        SUBJECT,
                        "the hooks do not work on this JVM, sockets go uncounted",
                        "self-test: " + failure,
                        "Do not rely on the numbers of apps, call sites and destinations. " + REPORT));
    }

    static Stream<FindingData> missed(Snapshot snapshot) {
        return snapshot.hooks().missedHooks().entrySet().stream()
                .map(hook -> Findings.warning(
                        "hook " + hook.getKey(),
                        "the hook is missed, sockets may go uncounted",
                        hook.getValue(),
                        "The other hooks count on. " + REPORT + ", for a hook of a library also its version"));
    }

    static Stream<FindingData> errors(Snapshot snapshot) {
        long errors = snapshot.hooks().errorsTotal();
        return snapshot.growth(Findings.QUIET_SECONDS, moment -> moment.hooks().errorsTotal()) == 0
                ? Stream.empty()
                : Stream.of(Findings.warning(
                        SUBJECT,
                        "exceptions inside hooks were suppressed, the numbers of apps may be off by as many",
                        "HookErrorsTotal " + errors,
                        REPORT));
    }
}
