package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.SocketRows;
import io.tcpheadroom.kernel.TcpState;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.TrackedSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds the suspect sockets of one reading and sums them up by reason, app and call site. A socket counts once, for the first reason that
 * holds of {@link Suspicion}. One that is in trouble for seconds may be on its way out of it: it counts where others of its group are so
 * for a minute, or where they are many.
 */
final class SuspectGroups {
    /** So many are not on their way out together. */
    private static final long MANY = 50;

    /** Beyond, the smallest are left out. */
    private static final int MOST_GROUPS = 200;

    /** Hints come last, however many they are. */
    private static int compareBiggestFirst(SuspectGroup one, SuspectGroup other) {
        int order = Boolean.compare(one.suspicion().isHint(), other.suspicion().isHint());
        order = order != 0 ? order : Long.compare(other.sockets(), one.sockets());
        order = order != 0 ? order : one.suspicion().compareTo(other.suspicion());
        order = order != 0 ? order : one.app().compareTo(other.app());
        return order != 0 ? order : place(one).compareTo(place(other));
    }

    private static String place(SuspectGroup group) {
        return Objects.toString(CallSiteText.of(group.callSite()), "");
    }

    private final SocketRows rows;
    private final Map<CallSite, Growth> growing;
    private final Map<Suspicion, Map<Object, SuspectGroup>> groups = new EnumMap<>(Suspicion.class);

    private SuspectGroups(SocketRows rows, Map<CallSite, Growth> growing) {
        this.rows = rows;
        this.growing = growing;
        for (Suspicion suspicion : Suspicion.values()) {
            groups.put(suspicion, new HashMap<>());
        }
    }

    /** @param growing the call sites that grow without end */
    static List<SuspectGroup> of(SocketRows rows, Map<CallSite, Growth> growing) {
        SuspectGroups found = new SuspectGroups(rows, growing);
        rows.forEachKnown((read, position) -> found.look(position));
        List<SuspectGroup> suspects = new ArrayList<>();
        for (Map<Object, SuspectGroup> byPlace : found.groups.values()) {
            for (SuspectGroup group : byPlace.values()) {
                if (group.forLong() > 0 || group.sockets() >= MANY) {
                    suspects.add(group);
                }
            }
        }
        suspects.sort(SuspectGroups::compareBiggestFirst);
        return List.copyOf(suspects.subList(0, Math.min(MOST_GROUPS, suspects.size())));
    }

    private void look(int position) {
        TrackedSocket socket = (TrackedSocket) rows.owner(position);
        Suspicion suspicion = of(rows, position, socket, growing);
        if (suspicion == null) {
            return;
        }
        double seconds = isAtOnce(suspicion) ? SocketGroup.LONG_SECONDS : rows.stateSeconds(position);
        if (seconds < SocketGroup.SHORT_SECONDS) {
            return;
        }
        group(suspicion, socket).add(rows, position, socket, seconds);
    }

    private SuspectGroup group(Suspicion suspicion, @Nullable TrackedSocket socket) {
        CallSite site = socket == null ? null : socket.callSite();
        Object place = site != null ? site : socket != null ? socket.app() : UnattributedSockets.APP;
        Map<Object, SuspectGroup> known = Objects.requireNonNull(groups.get(suspicion));
        SuspectGroup group = known.get(place);
        if (group == null) {
            String app = socket == null ? UnattributedSockets.APP : socket.app().name();
            group = new SuspectGroup(suspicion, app, site, site == null ? null : growing.get(site));
            known.put(place, group);
        }
        return group;
    }

    /** What is known at once, and of which no reading has to wait for anything. */
    private static boolean isAtOnce(Suspicion suspicion) {
        return suspicion == Suspicion.UNREACHABLE || suspicion == Suspicion.GROWING;
    }

    /** Null of one that is above suspicion. */
    static @Nullable Suspicion of(
            SocketRows rows, int position, @Nullable TrackedSocket socket, Map<CallSite, Growth> growing) {
        if (socket != null && socket.isLeaked()) {
            return Suspicion.UNREACHABLE;
        }
        int state = rows.state(position);
        if (state == TcpState.CLOSE_WAIT) {
            return Suspicion.CLOSE_WAIT;
        }
        if (socket != null && isUnconnected(rows, position, socket)) {
            return Suspicion.NEVER_CONNECTED;
        }
        if (socket != null && isOpenedHere(socket) && growing.containsKey(socket.callSite())) {
            return Suspicion.GROWING;
        }
        // what is on this host does not die alone
        return state == TcpState.ESTABLISHED && rows.isWithoutTimer(position) && !rows.isToLoopback(position)
                ? Suspicion.NO_KEEPALIVE
                : null;
    }

    /** Without a row the kernel has no connect under way for it, whatever the program thinks. */
    static boolean isUnconnected(SocketRows rows, int position, TrackedSocket socket) {
        return socket.kind() == Kind.CLIENT && !socket.isConnected() && !rows.hasRow(position);
    }

    /** How many are accepted is for the far end to say. */
    private static boolean isOpenedHere(TrackedSocket socket) {
        return socket.callSite() != null && socket.kind() != Kind.ACCEPTED && socket.kind() != Kind.LISTENER;
    }
}
