package io.tcpheadroom.tracker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The whole stacks from which a suspect call site went on to open sockets, and how often from each. Bounded: those that come later are not kept. */
final class SuspectStacks {
    private static final int MOST = 16;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String stack) {
        LongAdder known = counts.get(stack);
        if (known == null && counts.size() < MOST) {
            known = counts.computeIfAbsent(stack, s -> new LongAdder());
        }
        if (known != null) {
            known.increment();
        }
    }

    /** Null where there is none. */
    @Nullable
    String mostFrequent() {
        return counts.entrySet().stream()
                .max(Map.Entry.<String, LongAdder>comparingByValue((a, b) -> Long.compare(a.sum(), b.sum()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
