package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import java.util.stream.Stream;

/** A hook that found no place, or could not be woven. */
final class HookMissed extends Rule {
    HookMissed() {
        super(
                "hook-missed",
                "Sockets that pass through this method are not counted, so that the numbers of apps and destinations are too low.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return snapshot.hooks().missedHooks().entrySet().stream()
                .map(hook -> warning(
                        "hook " + hook.getKey(),
                        "the hook could not be installed; some sockets may not be counted",
                        hook.getValue(),
                        "All other hooks still count. " + HookRules.REPORT
                                + ", for a hook of a library also its version"));
    }
}
