package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Hosts;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OpenSockets;
import io.tcpheadroom.kernel.Roots;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A program and the kernel's tables of it, both as a test writes them, and what is made of the two together. */
public final class JoinedTables {
    private static final long SECOND = 1_000_000_000L;

    private final Path folder;
    private final AtomicLong clock = new AtomicLong();
    private final List<String> rows = new ArrayList<>();
    private final Kernel kernel;
    private final OpenSockets openSockets;
    private final SocketCensus census;
    private boolean isUnseenListed;
    private Map<CallSite, Growth> growing = Map.of();

    /** What the program opened; its descriptor is the socket's inode. */
    public final Tracker tracker;

    public JoinedTables(Path folder) throws IOException {
        this(folder, Tracked.tracker());
    }

    public JoinedTables(Path folder, Tracker tracker) throws IOException {
        this.tracker = tracker;
        this.folder = folder;
        Roots roots = Roots.of(folder);
        Files.createDirectories(roots.proc("net"));
        Files.createDirectories(roots.proc("self/fd"));
        kernel = Hosts.kernel(roots, clock::get);
        openSockets = new OpenSockets(roots);
        census = new SocketCensus(openSockets, kernel.listenerTables(), tracker, clock::get, () -> 0);
        kernel.ownConnections(
                () -> TrackedConnections.of(tracker, kernel.fds(), isUnseenListed ? openSockets.list() : null));
    }

    /** Also those that the tracker does not know. */
    public JoinedTables listingAll() {
        isUnseenListed = true;
        return this;
    }

    /** An open descriptor of this process. */
    public JoinedTables descriptor(int fd) throws IOException {
        Files.createSymbolicLink(folder.resolve("proc/self/fd/" + fd), Path.of("socket:[" + fd + "]"));
        return this;
    }

    /** A row of the table: {@code 0100007F:1F90 0200007F:9C40 08}, its queues and its inode. */
    public JoinedTables row(String endsAndState, long unsent, long unread, long inode) {
        return row(endsAndState, "00", unsent, unread, inode);
    }

    /** The same with a timer, as the kernel numbers them. */
    public JoinedTables row(String endsAndState, String timer, long unsent, long unread, long inode) {
        rows.add(String.format(
                "   0: %s %08X:%08X %s:00000000 00000000     0        0 %d 1",
                endsAndState, unsent, unread, timer, inode));
        return this;
    }

    /** From now on this call site grows without end. */
    public JoinedTables growing(CallSite site, long before, long now, long opened) {
        growing = Map.of(site, new Growth(before, now, opened));
        return this;
    }

    public JoinedTables noRows() {
        rows.clear();
        return this;
    }

    /** Has the tables read, so many seconds after they were last read. */
    public SocketStates read(int seconds) throws IOException {
        clock.addAndGet(seconds * SECOND);
        Files.writeString(
                folder.resolve("proc/net/tcp"),
                "  sl  local_address rem_address   st tx_queue rx_queue\n" + String.join("\n", rows) + "\n");
        kernel.connections().measureNowAndThen();
        return new SocketStates(
                kernel.connections().last(), kernel.connections().readAtNanos(), growing);
    }

    /** The same one by one. */
    public ListedSockets listed() {
        return new ListedSockets(tracker, census, kernel.connections(), () -> growing);
    }

    /** What the program has open and the tracker does not know. */
    public void countUnattributed() {
        census.refresh();
        clock.addAndGet(SECOND);
        census.refresh();
    }
}
