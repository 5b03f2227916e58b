package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.resource.BeanSource.Told;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Destination;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.Tracker;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is remembered of one pool from tick to tick. */
final class Pool {
    /** So long the pools hold less than half of the sockets before it is said. */
    private static final double LONG_FEW_SECONDS = 60;

    private static final long MATCH_NANOS = 5_000_000_000L;
    private static final long CALL_SITES_NANOS = 10_000_000_000L;

    private final Tracker tracker;
    private Set<InetSocketAddress> addresses = Set.of();
    private @Nullable HostAndPort target;
    private @Nullable String matched;
    private long sockets;
    private long matchedAt;
    private @Nullable Long exhaustedSince;
    private @Nullable Long fewSince;
    private @Nullable String callSites;
    private @Nullable Long callSitesAt;

    Pool(Tracker tracker) {
        this.tracker = tracker;
    }

    /** Counts the sockets to where this pool's connections go. */
    void look(BeanAnswer answer, long now) {
        HostAndPort told = target(answer);
        if (told != null && (target == null || addresses.isEmpty() || now - matchedAt >= MATCH_NANOS)) {
            addresses = tracker.destinations().stream()
                    .map(Destination::address)
                    .filter(address -> address != null && told.isOf(address))
                    .collect(Collectors.toUnmodifiableSet());
            matchedAt = now;
        }
        target = told;
        List<Destination> destinations = addresses.stream()
                .flatMap(address -> tracker.destination(address).stream())
                .collect(Collectors.toList());
        sockets = destinations.stream().mapToLong(Destination::open).sum();
        matched = destinations.stream()
                .max((one, other) -> Integer.compare(one.open(), other.open()))
                .map(Destination::address)
                .map(Endpoint::text)
                .orElse(null);
    }

    private static @Nullable HostAndPort target(BeanAnswer answer) {
        String host = answer.text(Told.HOST);
        Figure port = answer.count(Told.PORT);
        return host != null && port.isNumber()
                ? HostAndPort.of(host, (int) port.value())
                : HostAndPort.ofJdbcUrl(answer.text(Told.URL));
    }

    /** Where most of its sockets go; null when none is known to go there. */
    @Nullable
    String matched() {
        return matched;
    }

    PoolSample sample(BeanAnswer answer, Pools.HeldSockets held, long now) {
        exhaustedSince = since(PoolSample.isExhausted(answer), exhaustedSince, now);
        Long open = held.open();
        fewSince = since(matched != null && open != null && 2 * open < sockets, fewSince, now);
        boolean isLongExhausted = seconds(exhaustedSince, now) >= PoolSample.LONG_EXHAUSTED_SECONDS;
        boolean areLongFew = seconds(fewSince, now) >= LONG_FEW_SECONDS;
        String openedAt = isLongExhausted || areLongFew ? callSites(now) : null;
        String to = matched == null && target != null ? target.toString() : matched;
        return new PoolSample(
                answer,
                to,
                matched == null ? null : (Long) sockets,
                seconds(exhaustedSince, now),
                openedAt,
                areLongFew ? note(held, openedAt) : null);
    }

    private static @Nullable Long since(boolean isSo, @Nullable Long before, long now) {
        return isSo ? (before == null ? (Long) now : before) : null;
    }

    private static double seconds(@Nullable Long since, long now) {
        return since == null ? 0 : (now - since) / 1e9;
    }

    private String note(Pools.HeldSockets held, @Nullable String openedAt) {
        String pools = held.pools() == 1 ? "this pool holds " : "the " + held.pools() + " pools to there hold ";
        return sockets + " sockets of this JVM are open to " + matched + ", " + pools + held.open() + " of them"
                + (openedAt == null ? "" : "; opened at " + openedAt);
    }

    /** Looks at every open socket, so it is asked for only while something is to be told. */
    private @Nullable String callSites(long now) {
        if (callSitesAt == null || now - callSitesAt >= CALL_SITES_NANOS) {
            callSitesAt = now;
            IdentityHashMap<CallSite, Integer> counts = new IdentityHashMap<>();
            tracker.forEach(descriptor -> -1, (socket, inode) -> {
                CallSite callSite = socket.callSite();
                InetSocketAddress to = socket.destination();
                if (callSite != null && to != null && socket.kind() == Kind.CLIENT && addresses.contains(to)) {
                    counts.merge(callSite, 1, Integer::sum);
                }
            });
            callSites = CallSiteText.most(counts, sockets);
        }
        return callSites;
    }
}
