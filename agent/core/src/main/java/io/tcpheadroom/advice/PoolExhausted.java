package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.PoolSample;
import java.util.Locale;
import java.util.stream.Stream;

/** Pools that have lent out all they may have while threads wait for a connection. A full pool for which nobody waits is none. */
final class PoolExhausted extends Rule {
    PoolExhausted() {
        super(
                "pool-exhausted",
                "Each further request waits for a connection, and fails when the pool's timeout is over. The server may be idle meanwhile.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return snapshot.sample().pools().stream()
                .filter(PoolSample::isLongExhausted)
                .map(this::finding);
    }

    private FindingData finding(PoolSample pool) {
        return warning(
                        "pool " + pool.getName(),
                        "all connections of the pool are in use, and callers are waiting",
                        evidence(pool),
                        remedy(pool))
                .about(pool.getBean());
    }

    private static String evidence(PoolSample pool) {
        String to = pool.getDestination();
        return String.format(
                        Locale.ROOT,
                        "%s: %d of %d in use, %d waiting, for %.0f s",
                        pool.getSource(),
                        pool.getUsed(),
                        pool.getLimit(),
                        pool.getPending(),
                        pool.exhaustedSeconds())
                + PoolRules.app(pool)
                + (pool.getSockets() == null ? "" : "; " + pool.getSockets() + " sockets open to " + to)
                + (pool.callSites() == null ? "" : "; opened at " + pool.callSites());
    }

    private static String remedy(PoolSample pool) {
        return "Return connections sooner and close every borrowed one in try-with-resources; a thread dump shows who holds them and "
                + "who waits"
                + (pool.leakSetting() == null
                        ? ""
                        : ", " + pool.leakSetting() + " logs where one that is not returned was borrowed")
                + ". Raise "
                + (pool.limitSetting() == null ? "the pool's limit" : pool.limitSetting())
                + " only if the server can serve more at a time";
    }
}
