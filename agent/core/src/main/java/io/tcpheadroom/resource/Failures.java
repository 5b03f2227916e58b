package io.tcpheadroom.resource;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** What failed while samples were taken and shown: all of it is counted, the first of each kind is logged. For any thread. */
public final class Failures {
    private final Consumer<String> log;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final LongAdder count = new LongAdder();

    public Failures(Consumer<String> log) {
        this.log = log;
    }

    public void add(String kind, String what) {
        count.increment();
        logOnce(kind, what);
    }

    /** For what counts its failures itself. */
    void logOnce(String kind, String what) {
        if (logged.add(kind)) {
            try {
                log.accept(kind + " failed: " + Endpoint.shownInText(what)
                        + "; tried again each time, not reported again");
            } catch (RuntimeException e) {
                count.increment();
            }
        }
    }

    long total() {
        return count.sum();
    }
}
