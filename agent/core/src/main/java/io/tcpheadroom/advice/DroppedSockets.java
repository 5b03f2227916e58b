package io.tcpheadroom.advice;

import io.tcpheadroom.resource.AppSample;
import io.tcpheadroom.resource.CallSiteText;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Apps that dropped sockets without a close within the last ten minutes. */
final class DroppedSockets {
    static final String CLOSE = "Close them in try-with-resources or finally";

    private DroppedSockets() {}

    /** The apps whose total grew. */
    static Stream<AppSample> apps(Snapshot snapshot, ToLongFunction<AppSample> total) {
        return snapshot.sample().apps().stream()
                .filter(app -> snapshot.growth(Rule.QUIET_SECONDS, moment -> total(moment, app.getName(), total)) > 0);
    }

    /** An app that came later had counted nothing by then. */
    private static long total(Moment moment, String app, ToLongFunction<AppSample> total) {
        return moment.sample().apps().stream()
                .filter(other -> other.getName().equals(app))
                .mapToLong(total)
                .sum();
    }

    static String from(@Nullable String callSite) {
        return callSite == null
                ? "; where they were opened is not known"
                : "; most frequent known call site: " + CallSiteText.firstFrame(callSite);
    }
}
