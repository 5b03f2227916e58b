package io.tcpheadroom.resource;

import io.tcpheadroom.api.SocketData;
import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.kernel.SocketRows;
import io.tcpheadroom.kernel.TcpState;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.OpenSocket;
import io.tcpheadroom.tracker.Tracker;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The open sockets one by one, each with what the kernel's tables say of it: read anew for whoever asks, unless they were read just now. */
public final class ListedSockets {
    private static final String OF_NO_KNOWN_KIND = "OTHER";

    private final Tracker tracker;
    private final SocketCensus census;
    private final OnDemand<Connections> tables;
    private final Supplier<Map<CallSite, Growth>> growing;

    /** @param growing the call sites that grow without end */
    public ListedSockets(
            Tracker tracker,
            SocketCensus census,
            OnDemand<Connections> tables,
            Supplier<Map<CallSite, Growth>> growing) {
        this.growing = growing;
        this.tracker = tracker;
        this.census = census;
        this.tables = tables;
    }

    /** The first that match, by descriptor. */
    public List<SocketData> list(Predicate<SocketData> wanted, int limit) {
        tables.measure();
        Connections read = tables.last();
        SocketRows rows = read == null ? null : read.sockets();
        List<SocketData> listed = new ArrayList<>();
        for (OpenSocket socket : tracker.sockets(socket -> wanted.test(tracked(socket, rows)), limit)) {
            listed.add(tracked(socket, rows));
        }
        UnattributedSockets unattributed = census.unattributedSockets();
        unattributed
                .descriptors()
                .filter(fd -> !tracker.isTracked(fd)) // opened since they were counted
                .mapToObj(fd -> unattributed(fd, unattributed.inode(fd), rows))
                .filter(wanted)
                .limit(limit)
                .forEach(listed::add);
        listed.sort(Comparator.comparingInt(SocketData::getDescriptor));
        return listed.subList(0, Math.min(limit, listed.size()));
    }

    /** All of them, in no order, none kept. */
    public void forEach(Consumer<SocketData> each) {
        tables.measure();
        Connections read = tables.last();
        SocketRows rows = read == null ? null : read.sockets();
        tracker.sockets(
                socket -> {
                    each.accept(tracked(socket, rows));
                    return false;
                },
                1);
        UnattributedSockets unattributed = census.unattributedSockets();
        unattributed
                .descriptors()
                .filter(fd -> !tracker.isTracked(fd)) // opened since they were counted
                .forEach(fd -> each.accept(unattributed(fd, unattributed.inode(fd), rows)));
    }

    /** Those that look leaked or may hang, by reason and call site: the most first, hints last. */
    public List<SuspectGroup> suspects() {
        tables.measure();
        Connections read = tables.last();
        return read == null ? List.of() : SuspectGroups.of(read.sockets(), growing.get());
    }

    /** Why the kernel's tables could not be read when they were last tried. */
    public @Nullable String problem() {
        return tables.problem();
    }

    private static @Nullable String destination(OpenSocket socket) {
        InetSocketAddress destination = socket.destination();
        return destination == null ? null : Endpoint.text(destination);
    }

    private static SocketData tracked(OpenSocket socket, @Nullable SocketRows rows) {
        Row row = Row.of(rows, socket.inode());
        String suspicion = suspicion(socket, rows);
        return data(
                socket.descriptor(),
                socket.app().name(),
                socket.kind().name(),
                socket.state().name(),
                socket.isBound(),
                CallSiteText.of(socket.callSite()),
                destination(socket),
                suspicion == null && row != null ? row.suspicion() : suspicion,
                (long) socket.ageSeconds(),
                row);
    }

    private static @Nullable String suspicion(OpenSocket socket, @Nullable SocketRows rows) {
        Double seconds = rows == null || !isUnconnected(socket) ? null : rows.secondsWithoutRow(socket.inode());
        return seconds == null || seconds < SocketGroup.LONG_SECONDS
                ? socket.suspicion()
                : "without a connection for " + Math.round(seconds) + " s or longer, and still open";
    }

    private static boolean isUnconnected(OpenSocket socket) {
        return socket.suspicion() == null
                && socket.kind() == Kind.CLIENT
                && socket.state() != OpenSocket.State.CONNECTED
                && socket.state() != OpenSocket.State.LISTENING;
    }

    /** Without a row in the tables it is none of TCP, or neither connected nor bound. */
    private static SocketData unattributed(int fd, int inode, @Nullable SocketRows rows) {
        Row row = Row.of(rows, inode);
        return row == null
                ? data(fd, UnattributedSockets.APP, OF_NO_KNOWN_KIND, "OPEN", false, null, null, null, null, null)
                : data(
                        fd,
                        UnattributedSockets.APP,
                        row.kind(),
                        state(row.state),
                        row.isListening(),
                        null,
                        row.peer(),
                        row.suspicion(),
                        null,
                        row);
    }

    private static SocketData data(
            int fd,
            String app,
            String kind,
            String state,
            boolean isBound,
            @Nullable String callSite,
            @Nullable String destination,
            @Nullable String suspicion,
            @Nullable Long ageSeconds,
            @Nullable Row row) {
        return new SocketData(
                fd,
                app,
                kind,
                state,
                isBound,
                callSite,
                destination,
                suspicion,
                row == null ? null : TcpState.name(row.state),
                row == null ? null : row.peer(),
                ageSeconds,
                row == null ? null : (Double) row.stateSeconds(),
                row == null ? null : (Long) row.rows.unread(row.position),
                row == null ? null : (Long) row.rows.unsent(row.position));
    }

    /** What the kernel says of one socket. */
    private static final class Row {
        private final SocketRows rows;
        private final int position;
        private final int state;

        private Row(SocketRows rows, int position) {
            this.rows = rows;
            this.position = position;
            this.state = rows.state(position);
        }

        /** Null when it is in none, or the tables were not read. */
        static @Nullable Row of(@Nullable SocketRows rows, int inode) {
            int position = rows == null ? -1 : rows.find(inode);
            return rows == null || position < 0 ? null : new Row(rows, position);
        }

        boolean isListening() {
            return state == TcpState.LISTEN;
        }

        String kind() {
            return isListening() ? "LISTENER" : rows.isAccepted(position) ? "ACCEPTED" : "CLIENT";
        }

        double stateSeconds() {
            return rows.stateSeconds(position);
        }

        @Nullable
        String peer() {
            InetSocketAddress peer = rows.remote(position);
            return peer == null ? null : Endpoint.text(peer);
        }

        @Nullable
        String suspicion() {
            return state == TcpState.CLOSE_WAIT && stateSeconds() >= SocketGroup.LONG_SECONDS
                    ? "closed by the far end " + Math.round(stateSeconds()) + " s ago or longer, and still open here"
                    : null;
        }
    }

    /** In the words of what a program does. */
    private static String state(int state) {
        switch (state) {
            case TcpState.LISTEN:
                return "LISTENING";
            case TcpState.ESTABLISHED:
                return "CONNECTED";
            case TcpState.SYN_SENT:
                return "CONNECTING";
            default:
                return TcpState.name(state);
        }
    }
}
