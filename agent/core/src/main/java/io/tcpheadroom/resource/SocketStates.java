package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.OtherRow;
import io.tcpheadroom.kernel.Peers;
import io.tcpheadroom.kernel.SocketRows;
import io.tcpheadroom.kernel.TcpState;
import io.tcpheadroom.tracker.App;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.TrackedSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of this JVM by the kernel's states, for each app and each call site, and the rows of the kernel's tables that are none of
 * them: sums over one reading, which keep none of its rows. Immutable once it is made.
 */
public final class SocketStates {
    /** Beyond, findings look at the most alone. */
    private static final int MOST_GROUPS = 100;

    private final long readAtNanos;
    private final StateCounts all = new StateCounts();
    private final IdentityHashMap<App, StateCounts> byApp = new IdentityHashMap<>();
    private final IdentityHashMap<CallSite, StateCounts> byCallSite = new IdentityHashMap<>();
    private final Map<String, Long> otherRows = new TreeMap<>();
    private final List<SocketGroup> halfClosed;
    private final List<SocketGroup> unread;
    private final List<SuspectGroup> suspects;
    private final int left;
    private final Peers peers;

    /**
     * Of one reading.
     *
     * @param readAtNanos by the kernel's clock
     * @param growing the call sites that grow without end
     */
    SocketStates(Connections tables, long readAtNanos, Map<CallSite, Growth> growing) {
        this.readAtNanos = readAtNanos;
        SocketRows rows = tables.sockets();
        Map<List<String>, SocketGroup> closed = new HashMap<>();
        Map<List<String>, SocketGroup> stalled = new HashMap<>();
        rows.forEach((read, position) -> {
            add(read, position);
            if (read.state(position) == TcpState.CLOSE_WAIT) {
                SocketGroup.add(read, position, read.stateSeconds(position), closed);
            }
            Double probing = read.probingSeconds(position);
            if (probing != null) {
                SocketGroup.add(read, position, probing, stalled);
            }
        });
        for (OtherRow kind : OtherRow.values()) {
            otherRows.put(kind.name(), rows.count(kind));
        }
        left = rows.left();
        peers = Peers.of(rows);
        halfClosed = most(closed.values());
        unread = most(stalled.values());
        suspects = SuspectGroups.of(rows, growing);
    }

    private static List<SocketGroup> most(Collection<SocketGroup> groups) {
        List<SocketGroup> all = new ArrayList<>(groups);
        all.sort(SocketStates::compareMostFirst);
        return List.copyOf(all.subList(0, Math.min(MOST_GROUPS, all.size())));
    }

    private static int compareMostFirst(SocketGroup one, SocketGroup other) {
        int order = Long.compare(other.open(), one.open());
        order = order != 0 ? order : one.app().compareTo(other.app());
        return order != 0 ? order : one.farEnd().compareTo(other.farEnd());
    }

    private void add(SocketRows rows, int position) {
        TrackedSocket owner = (TrackedSocket) rows.owner(position);
        all.add(rows, position);
        if (owner != null) {
            byApp.computeIfAbsent(owner.app(), app -> new StateCounts()).add(rows, position);
            CallSite callSite = owner.callSite();
            if (callSite != null) {
                byCallSite.computeIfAbsent(callSite, site -> new StateCounts()).add(rows, position);
            }
        }
    }

    long readAtNanos() {
        return readAtNanos;
    }

    /** Whose accepted connections are open. */
    Peers peers() {
        return peers;
    }

    /** All sockets of this JVM, those of no app too. */
    public StateCounts all() {
        return all;
    }

    public StateCounts of(App app) {
        return byApp.getOrDefault(app, StateCounts.NONE);
    }

    public StateCounts of(CallSite callSite) {
        return byCallSite.getOrDefault(callSite, StateCounts.NONE);
    }

    /** By the kernel's name of the state, those with any. */
    public Map<String, Long> byState() {
        Map<String, Long> byState = new TreeMap<>();
        for (int state = 0; state < TcpState.END; state++) {
            if (all.in(state) > 0) {
                byState.put(TcpState.name(state), all.in(state));
            }
        }
        return byState;
    }

    /** How many rows are no open socket of this JVM, by the names of {@link OtherRow}. */
    public Map<String, Long> otherRows() {
        return Collections.unmodifiableMap(otherRows);
    }

    /** Whether other processes of this network namespace have open sockets; also where this JVM has some that no hook saw. */
    boolean isAnyOfOtherProcesses() {
        return otherRows.getOrDefault(OtherRow.OTHER_PROCESS.name(), 0L) > 0;
    }

    /** Groups of sockets that the far end has closed and this program has not (CLOSE_WAIT), the most first. */
    public List<SocketGroup> halfClosed() {
        return halfClosed;
    }

    /** Groups of sockets whose far end has no room for what this program sends, because it does not read; the most first. */
    public List<SocketGroup> unread() {
        return unread;
    }

    /** Sockets that look leaked or may hang, by reason and call site: the most first, hints last. */
    public List<SuspectGroup> suspects() {
        return suspects;
    }

    /** What these numbers lack; null when they are whole. */
    public @Nullable String lack() {
        return left == 0
                ? null
                : left
                        + " more open sockets of this JVM were not looked for; if they have a row, it counts as another process's";
    }
}
