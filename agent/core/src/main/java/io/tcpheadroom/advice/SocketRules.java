package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.CallSiteText;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that an app dropped without a close, a finding that ends when no further one was dropped for ten minutes; and sockets that
 * nobody was seen to open.
 */
final class SocketRules {
    private static final long FEWEST_UNSEEN = 20;
    private static final long MOST_UNSEEN_PERCENT = 5;
    private static final String CLOSE = "Close them in try-with-resources or finally";

    private SocketRules() {}

    static Stream<FindingData> leaked(Snapshot snapshot) {
        return apps(snapshot)
                .filter(app -> isNew(snapshot, app, AppSample::getLeakedTotal))
                .map(app -> Findings.warning(
                        subject(app),
                        "sockets were dropped without a close, and nothing will ever close them",
                        "LeakedTotal " + app.getLeakedTotal() + from(app.leakedFrom()),
                        CLOSE + "; suspects() of tcp.headroom:type=Sockets lists those that are open"));
    }

    static Stream<FindingData> reclaimed(Snapshot snapshot) {
        return apps(snapshot)
                .filter(app -> isNew(snapshot, app, AppSample::getReclaimedTotal))
                .map(app -> Findings.warning(
                        subject(app),
                        "sockets were dropped without a close, and were closed only by the garbage collector",
                        "ReclaimedTotal " + app.getReclaimedTotal() + from(app.reclaimedFrom()),
                        CLOSE));
    }

    /**
     * Those that were open before the attach are left out of it: they are expected, and become fewer by themselves. A JVM has a few
     * sockets of its own that nobody sees being opened.
     */
    static Stream<FindingData> unattributed(Snapshot snapshot) {
        SocketCoverage coverage = snapshot.coverage();
        long unseen = coverage.unattributed() - coverage.early();
        long all = coverage.recorded() + coverage.unattributed();
        return unseen < FEWEST_UNSEEN || unseen * 100 <= all * MOST_UNSEEN_PERCENT
                ? Stream.empty()
                : Stream.of(Findings.warning(
                        "sockets",
                        "sockets were opened without the agent seeing it; apps, destinations and listeners count too few",
                        unseen + " of " + all + " open sockets"
                                + (coverage.early() > 0
                                        ? ", beside " + coverage.early() + " from before the attach"
                                        : ""),
                        unseenRemedy(snapshot)));
    }

    private static String unseenRemedy(Snapshot snapshot) {
        String list = "list(\"unattributed\") of tcp.headroom:type=Sockets shows their peers and states";
        return snapshot.hooks().missedHooks().isEmpty()
                ? "Likely opened by native code (JNI), or by a library with its own native transport that the agent does not "
                        + "support. " + list
                : "Likely opened by the library whose hooks are missed (see the findings on hooks). " + list;
    }

    private static boolean isNew(Snapshot snapshot, AppSample app, ToLongFunction<AppSample> total) {
        return snapshot.growth(Findings.QUIET_SECONDS, moment -> total(moment, app.getName(), total)) > 0;
    }

    /** An app that came later had counted nothing by then. */
    private static long total(Moment moment, String app, ToLongFunction<AppSample> total) {
        return moment.sample().apps().stream()
                .filter(other -> other.getName().equals(app))
                .mapToLong(total)
                .sum();
    }

    private static Stream<AppSample> apps(Snapshot snapshot) {
        return snapshot.sample().apps().stream();
    }

    private static String subject(AppSample app) {
        return "app " + app.getName();
    }

    private static String from(@Nullable String callSite) {
        return callSite == null
                ? "; where they were opened is not known"
                : "; most frequent known call site: " + CallSiteText.firstFrame(callSite);
    }
}
