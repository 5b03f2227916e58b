package io.tcpheadroom.tracker;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How long the connects to one destination took that came up: their sum, and of those of the last one to two minutes the slowest and the
 * spread. Counted by any thread, without a lock and without garbage; the sampler alone does the rest.
 */
final class ConnectTimes {
    private static final ConnectHistogram NONE = new ConnectHistogram();

    private final LongAdder nanos = new LongAdder();
    private volatile ConnectHistogram now = new ConnectHistogram();
    private ConnectHistogram before = NONE;
    private @Nullable ConnectSpeed last;
    private long lastCount;

    void add(long took) {
        nanos.add(took);
        now.add(took);
    }

    /** Of one that is gone: no spread, for that is of late. */
    void addSum(long sum) {
        nanos.add(sum);
    }

    long sumNanos() {
        return nanos.sum();
    }

    /** Once a minute at most. */
    void remember() {
        if (now.count() + before.count() > 0) {
            before = now;
            now = new ConnectHistogram();
            last = null;
        }
    }

    /** Null where none came up lately. */
    @Nullable
    ConnectSpeed lately() {
        long count = now.count() + before.count();
        if (count == 0) {
            return null;
        }
        if (last == null || count != lastCount) {
            last = ConnectSpeed.of(now, before);
            lastCount = count;
        }
        return last;
    }
}
