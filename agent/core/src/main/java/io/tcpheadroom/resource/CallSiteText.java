package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.CallSite;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call site as people read it. */
public final class CallSiteText {
    private static final int MOST = 3;

    private CallSiteText() {}

    /** Every frame, a line each; null where nobody looked. */
    public static @Nullable String of(@Nullable CallSite callSite) {
        return callSite == null ? null : callSite.text();
    }

    /** The frame that opened the socket: evidence is one line. */
    public static String firstFrame(String text) {
        return text.split("\n", 2)[0];
    }

    /**
     * The first frames of those that are most, each with how many; null where there are none.
     *
     * @param all of one that is all, the number is left out
     */
    static @Nullable String most(Map<CallSite, Integer> counts, long all) {
        return counts.isEmpty()
                ? null
                : counts.entrySet().stream()
                        .map(site -> Map.entry(firstFrame(site.getKey().text()), site.getValue()))
                        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST)
                        .map(site -> site.getKey() + (site.getValue() == all ? "" : " (" + site.getValue() + ")"))
                        .collect(Collectors.joining(", "));
    }
}
