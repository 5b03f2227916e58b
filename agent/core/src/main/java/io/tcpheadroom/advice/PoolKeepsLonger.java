package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.PoolSample;
import io.tcpheadroom.resource.SocketGroup;
import java.util.stream.Stream;

/** A pool half of whose connections the far end has closed: it keeps them for longer than the far end does. */
final class PoolKeepsLonger extends Rule {
    private static final long FEWEST = 3;

    PoolKeepsLonger() {
        super(
                "pool-keeps-longer",
                "The next request that gets such a connection fails, or the pool has to test and replace it first. The server closed it "
                        + "long ago.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return snapshot.sample().pools().stream()
                .flatMap(pool -> HalfClosed.in(snapshot.sample()).stream()
                        .filter(group -> isMostOf(group, pool))
                        .map(group -> finding(pool, group)));
    }

    private static boolean isMostOf(SocketGroup group, PoolSample pool) {
        Long open = pool.getOpen();
        return open != null
                && !group.isAccepted()
                && group.farEnd().equals("to " + pool.getDestination())
                && group.forSome() >= FEWEST
                && 2 * group.forSome() >= open;
    }

    private FindingData finding(PoolSample pool, SocketGroup group) {
        return warning(
                        "pool " + pool.getName(),
                        "the pool keeps connections for longer than its far end does",
                        pool.getSource() + ": " + pool.getOpen() + " open"
                                + (pool.getIdle() == null ? "" : ", " + pool.getIdle() + " idle") + PoolRules.app(pool)
                                + "; "
                                + group.forSome() + " connections " + group.farEnd() + " in CLOSE_WAIT for "
                                + Math.round(SocketGroup.SHORT_SECONDS) + " s or more; "
                                + ManyConnections.openedAt(group),
                        "Let the pool close idle connections before the far end or a firewall does: maxLifetime, idleTimeout and keepaliveTime "
                                + "(HikariCP), maxAge and minEvictableIdleTimeMillis (Tomcat JDBC), evictIdleConnections and validateAfterInactivity "
                                + "(Apache HttpClient), pool.maxIdleTime (Reactor Netty)")
                .about(pool.getBean());
    }
}
