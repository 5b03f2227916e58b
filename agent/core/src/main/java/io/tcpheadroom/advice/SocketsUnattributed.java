package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.stream.Stream;

/**
 * Sockets that nobody was seen to open. Those that were open before the attach are left out of it: they are expected, and become fewer by
 * themselves. A JVM has a few sockets of its own that nobody sees being opened.
 */
final class SocketsUnattributed extends Rule {
    static final long FEWEST = 20;
    private static final long MOST_PERCENT = 5;

    SocketsUnattributed() {
        super(
                "sockets-unattributed",
                "Their app and call site are not known, and a leak among them shows only in the descriptors. The kernel's counts include them.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        SocketCoverage coverage = snapshot.coverage();
        long unseen = coverage.unattributed() - coverage.early();
        long all = coverage.recorded() + coverage.unattributed();
        return unseen < FEWEST || unseen * 100 <= all * MOST_PERCENT
                ? Stream.empty()
                : Stream.of(warning(
                        "sockets",
                        "sockets were opened without the agent seeing it; apps, destinations and listeners count too few",
                        unseen + " of " + all + " open sockets"
                                + (coverage.early() > 0
                                        ? ", beside " + coverage.early() + " from before the attach"
                                        : ""),
                        remedy(snapshot)));
    }

    private static String remedy(Snapshot snapshot) {
        String list = "list(\"unattributed\") of tcp.headroom:type=Sockets shows their peers and states";
        return snapshot.hooks().missedHooks().isEmpty()
                ? "Likely opened by native code (JNI), or by a library with its own native transport that the agent does not "
                        + "support. " + list
                : "Likely opened by the library whose hooks are missed (see the findings on hooks). " + list;
    }
}
