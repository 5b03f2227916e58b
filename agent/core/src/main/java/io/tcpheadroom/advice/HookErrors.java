package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.stream.Stream;

/** Exceptions inside hooks within the last ten minutes. */
final class HookErrors extends Rule {
    HookErrors() {
        super(
                "hook-errors",
                "The program is not disturbed by them, but each may be a socket that was not counted, or counted twice.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long errors = snapshot.hooks().errorsTotal();
        return snapshot.growth(QUIET_SECONDS, moment -> moment.hooks().errorsTotal()) == 0
                ? Stream.empty()
                : Stream.of(warning(
                        HookRules.SUBJECT,
                        "exceptions inside hooks were suppressed, the counts of apps may be off by that many",
                        "HookErrorsTotal " + errors,
                        HookRules.REPORT));
    }
}
