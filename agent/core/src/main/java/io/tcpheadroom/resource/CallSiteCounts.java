package io.tcpheadroom.resource;

import io.tcpheadroom.tracker.CallSite;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How many of the sockets from each call site were open at one tick, to see later from where they became more. Of the {@value #MOST}
 * call sites with the most. Immutable.
 */
public final class CallSiteCounts {
    /** A place that is not among so many is not the reason why descriptors are few. */
    static final int MOST = 100;

    static final CallSiteCounts NONE = new CallSiteCounts(Map.of(), 0);

    private final Map<CallSite, Long> open;

    /** What any other has at most. */
    private final long others;

    private CallSiteCounts(Map<CallSite, Long> open, long others) {
        this.open = open;
        this.others = others;
    }

    static CallSiteCounts of(Collection<CallSite> callSites) {
        Map<CallSite, Long> open = new HashMap<>();
        for (CallSite site : callSites) {
            if (!site.isOther()) {
                open.put(site, site.open());
            }
        }
        if (open.size() <= MOST) {
            return new CallSiteCounts(open, 0);
        }
        Map<CallSite, Long> most = new HashMap<>();
        fullestFirst(open).limit(MOST).forEach(entry -> most.put(entry.getKey(), entry.getValue()));
        return new CallSiteCounts(
                most, fullestFirst(open).skip(MOST).findFirst().orElseThrow().getValue());
    }

    private static Stream<Map.Entry<CallSite, Long>> fullestFirst(Map<CallSite, Long> open) {
        return open.entrySet().stream()
                .sorted(Map.Entry.<CallSite, Long>comparingByValue().reversed());
    }

    /** The one that has grown most since, by so many at least. */
    public Optional<Growth> fastestSince(CallSiteCounts before, long atLeast) {
        Predicate<Growth> isEnough = growth -> growth.by() >= atLeast;
        return open.entrySet().stream()
                .map(now -> new Growth(
                        now.getKey(), now.getValue() - before.open.getOrDefault(now.getKey(), before.others)))
                .filter(isEnough)
                .max(Comparator.comparingLong(Growth::by)
                        .thenComparing(growth -> growth.callSite().text(), Comparator.reverseOrder()));
    }

    /** By how much the open sockets from a call site became more. */
    public static final class Growth {
        private final CallSite callSite;
        private final long by;

        private Growth(CallSite callSite, long by) {
            this.callSite = callSite;
            this.by = by;
        }

        private CallSite callSite() {
            return callSite;
        }

        public long by() {
            return by;
        }

        /** Its first frame, and the app whose sockets they are. */
        public String text() {
            return CallSiteText.firstFrame(callSite.text()) + " (app "
                    + callSite.app().name() + ")";
        }
    }
}
