package io.tcpheadroom.tracker;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** A counter for each kind of socket. The map is never written after the constructor, so that any thread may look up a counter. */
final class KindCounters {
    private final Map<Kind, LongAdder> byKind = new EnumMap<>(Kind.class);

    KindCounters() {
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new LongAdder());
        }
    }

    LongAdder of(Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    long sum() {
        long sum = 0;
        for (LongAdder counter : byKind.values()) {
            sum += counter.sum();
        }
        return sum;
    }
}
