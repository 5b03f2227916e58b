package io.tcpheadroom.resource;

import io.tcpheadroom.jvm.ManagementPorts;
import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.ListeningSocket;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.tracker.Listener;
import io.tcpheadroom.tracker.ListenerOrigin;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A listener of the program and what the kernel says of it, as long as it listens. Its inode is asked for once. Its limit
 * is what somaxconn made of the backlog when listen was called last: a somaxconn that was raised since changes no open listener.
 */
final class TrackedListener {
    private static final int MISSES = 3;

    private final Listener listener;
    private final Kernel kernel;
    private final long inode;
    private final BacklogChange backlogChange;
    private final QueueHistory history = new QueueHistory();
    private Listener.Asked asked;
    private Figure limit;
    private ListenerOrigin origin;
    private @Nullable Figure inferredLimit;
    private @Nullable Integer backlogOfServer;
    private @Nullable Figure limitOfServer;

    private @Nullable String address;
    private @Nullable String endpoint;
    private @Nullable ListeningSocket placed;

    /** By which its connections are found; never shown. */
    private @Nullable String numericAddress;

    private int port;
    private Figure queued = Figure.unknown("not looked for yet");
    private int misses;
    private long accepted;
    private long acceptedBefore;
    private @Nullable Overflows overflows;
    private long overflowsWhileFull;
    private int number;

    TrackedListener(Listener listener, Kernel kernel, BacklogChange.Calls calls) {
        this.listener = listener;
        this.kernel = kernel;
        this.origin = listener.origin();
        this.inode = kernel.fds().socketInode(listener.fd());
        this.backlogChange = new BacklogChange(listener, inode, kernel, calls);
        this.asked = listener.asked();
        this.limit = effective(asked);
    }

    /** As of now: the settings at hand may be a minute old. */
    private Figure effective(Listener.Asked call) {
        return call.backlog() > 0
                ? Figure.of(call.backlog()).min(kernel.settingNow("Somaxconn"))
                : Figure.unknown("its listen call was not seen: it was before the attach, or in native code");
    }

    /** Takes note of a further call of listen, before which nothing that was inferred holds any more. */
    void noteListen() {
        Listener.Asked last = listener.asked();
        if (last != asked) {
            asked = last;
            limit = effective(last);
            inferredLimit = null;
            backlogOfServer = null;
            limitOfServer = null;
        }
    }

    int descriptor() {
        return listener.fd();
    }

    /** Which of those that share its address and port it is, from 1; 0 before it was seen. */
    int number() {
        return number;
    }

    void setNumber(int free) {
        number = free;
    }

    long inode() {
        return inode;
    }

    /** One that was looked for several times and never seen is no TCP listener. */
    boolean isWorthLookingFor() {
        return inode >= 0 && misses < MISSES;
    }

    /**
     * Takes note of its row, or of why there is none. The table is no snapshot: a row can be missed for once.
     *
     * @param overflowing how many overflows of some accept queue the kernel has counted since the last look
     * @param atNanos when the table was read
     */
    void see(@Nullable ListeningSocket row, @Nullable String problem, long overflowing, long atNanos) {
        if (isOfUnixDomain()) {
            return; // in these tables there is nothing of it
        }
        if (row != null) {
            inferLimit(row.queued(), overflowing > 0);
            if (address == null && origin == ListenerOrigin.UNKNOWN && ManagementPorts.include(row.port())) {
                origin = ListenerOrigin.JMX;
            }
            place(row);
            queued = Figure.of(row.queued());
            history.see(atNanos, row.queued(), listener.acceptedTotal());
            misses = 0;
        } else {
            queued = Figure.unknown(problem != null ? problem : "its row was missing from the kernel's table");
            history.miss();
            if (address == null && problem == null) {
                misses++;
                lookInUnixDomain();
            }
        }
    }

    /** Whether its queue was full when it was last seen. */
    boolean isFull() {
        return !isOfUnixDomain() && limit().isNumber() && queued.isNumber() && queued.value() >= limit().value();
    }

    /** To be called at each look: those that were accepted since the last one. */
    void countAccepted() {
        long total = listener.acceptedTotal();
        accepted = total - acceptedBefore;
        acceptedBefore = total;
    }

    /** Whether as many connections were accepted between the last two looks as its queue holds. */
    boolean wasEmptied() {
        return !isOfUnixDomain() && limit().isNumber() && accepted >= limit().value();
    }

    /** Whether between the last two looks the queue can have been full; one of unknown length, if anything came. */
    boolean mayHaveBeenFull() {
        long came = accepted + (queued.isNumber() ? queued.value() : 0);
        return !isOfUnixDomain() && came >= (limit().isNumber() ? limit().value() : 1);
    }

    void overflowed(long count, long nowNanos) {
        overflows = Overflows.after(overflows, count, nowNanos);
        overflowsWhileFull += count;
    }

    /** Somebody's queue did, and this may be the one. */
    void mayHaveOverflowed(long count, long nowNanos) {
        overflows = Overflows.suspectedAfter(overflows, count, nowNanos);
    }

    /** A row stands for as long as nothing comes into a queue: it is not put into words anew at each tick. */
    private void place(ListeningSocket row) {
        if (row != placed) {
            placed = row;
            address = Endpoint.address(row.address());
            numericAddress = row.address().getHostAddress();
            port = row.port();
            endpoint = Endpoint.text(address, port);
        }
    }

    private boolean isOfUnixDomain() {
        return address != null && port == 0;
    }

    private void lookInUnixDomain() {
        String path = kernel.unixPath(inode);
        if (path != null) {
            address = Endpoint.shown(path);
            endpoint = address;
            misses = MISSES;
            queued = Figure.notApplicable("the kernel shows no queue of a Unix-domain socket in /proc");
        }
    }

    /**
     * A backlog that nobody saw shows when it is reached: the queue stands still at one more than the backlog while the kernel
     * counts overflows. A queue that grows beyond what was inferred corrects it.
     */
    private void inferLimit(long now, boolean isOverflowing) {
        boolean standsStill = now > 0 && Figure.of(now).equals(queued);
        boolean isBeyond = inferredLimit != null && now > inferredLimit.value() + 1;
        if (limit.kind() == Figure.Kind.UNKNOWN && ((isOverflowing && standsStill) || isBeyond)) {
            inferredLimit = Figure.of(Math.max(1, now - 1));
        }
    }

    /** A server tells the backlog that it asked for, where nobody saw it ask. */
    void ask(List<ConnectorSample> servers) {
        if (limit.kind() != Figure.Kind.UNKNOWN || address == null) {
            return;
        }
        for (ConnectorSample server : servers) {
            Integer backlog = server.backlogOf(port);
            if (backlog != null && !backlog.equals(backlogOfServer)) {
                backlogOfServer = backlog;
                limitOfServer = Figure.of(backlog).min(kernel.setting("Somaxconn"));
            }
        }
    }

    /** Where it listens, as people write it; null until it was seen. */
    @Nullable
    String endpoint() {
        return endpoint;
    }

    boolean wasSeen() {
        return address != null;
    }

    /** Empty until it was seen. */
    Optional<ListenerSample> sample(OnDemand<Connections> connections, @Nullable SocketStates states) {
        if (address == null) {
            return Optional.empty();
        }
        return Optional.of(new ListenerSample(
                        address,
                        port,
                        queued,
                        limit(),
                        limitSource(),
                        asked.backlog() > 0 ? (Integer) asked.backlog() : backlogOfServer,
                        listener.app().name(),
                        listener.acceptedTotal(),
                        listener.acceptFailedTotal(),
                        isOfUnixDomain()
                                ? null
                                : connections
                                        .figure(rows -> rows.halfOpen(port))
                                        .orNull(),
                        isOfUnixDomain() ? null : connections.ageSeconds(),
                        origin,
                        overflows)
                .with(number, queueSeen(), backlogChange, peers(states)));
    }

    private ListenerPeers peers(@Nullable SocketStates states) {
        Double age = states == null ? null : kernel.ageSeconds(states.readAtNanos());
        String at = numericAddress;
        return states == null || age == null || at == null || isOfUnixDomain()
                ? ListenerPeers.UNKNOWN
                : ListenerPeers.of(states, at, port, age);
    }

    private QueueSeen queueSeen() {
        boolean canBeFull = !isOfUnixDomain() && limit().isNumber();
        return new QueueSeen(history.peak(), history.waitSeconds(), canBeFull ? (Long) overflowsWhileFull : null);
    }

    private Figure limit() {
        if (limitOfServer != null) {
            return limitOfServer;
        }
        return inferredLimit != null ? inferredLimit : limit;
    }

    private ListenerSample.LimitSource limitSource() {
        if (limitOfServer != null) {
            return ListenerSample.LimitSource.SERVER;
        }
        return inferredLimit != null ? ListenerSample.LimitSource.QUEUE : ListenerSample.LimitSource.PROGRAM;
    }
}
