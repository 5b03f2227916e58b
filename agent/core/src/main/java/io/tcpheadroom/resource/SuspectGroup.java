package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.SocketRows;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.TrackedSocket;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Open sockets from one call site of one app that are all suspect for one reason. */
public final class SuspectGroup {
    /** Of those beyond, how many sockets they have is not counted. */
    private static final int MOST_FAR_ENDS = 100;

    private final Suspicion suspicion;
    private final String app;
    private final @Nullable CallSite callSite;
    private final @Nullable Growth growth;
    private final Map<Object, int[]> farEnds = new HashMap<>();
    private long sockets;
    private long forLong;
    private double longestSeconds;
    private int oldestSeconds;
    private long unreadBytes;
    private long unsentBytes;

    SuspectGroup(Suspicion suspicion, String app, @Nullable CallSite callSite, @Nullable Growth growth) {
        this.suspicion = suspicion;
        this.app = app;
        this.callSite = callSite;
        this.growth = growth;
    }

    /** @param seconds for how long it is in that trouble */
    void add(SocketRows rows, int position, @Nullable TrackedSocket socket, double seconds) {
        sockets++;
        forLong += seconds >= SocketGroup.LONG_SECONDS ? 1 : 0;
        longestSeconds = Math.max(longestSeconds, seconds);
        oldestSeconds = Math.max(oldestSeconds, socket == null ? 0 : socket.ageSeconds());
        unreadBytes += rows.unread(position);
        unsentBytes += rows.unsent(position);
        Object farEnd = farEnd(rows, position, socket);
        int[] count = farEnd == null ? null : farEnds.get(farEnd);
        if (count != null) {
            count[0]++;
        } else if (farEnd != null && farEnds.size() < MOST_FAR_ENDS) {
            farEnds.put(farEnd, new int[] {1});
        }
    }

    /** A destination, or the local port of accepted ones: no text is made for a row, for there may be many. */
    private static @Nullable Object farEnd(SocketRows rows, int position, @Nullable TrackedSocket socket) {
        boolean isAccepted = socket == null ? rows.isAccepted(position) : socket.kind() == Kind.ACCEPTED;
        if (isAccepted) {
            return rows.localPort(position);
        }
        InetSocketAddress destination = socket == null ? null : socket.destination();
        return destination == null ? rows.remote(position) : destination;
    }

    public Suspicion suspicion() {
        return suspicion;
    }

    /** The app's name; {@code unattributed} when nobody was seen to open them. */
    public String app() {
        return app;
    }

    /** Where they were opened, of accepted ones their listener; null where that was not looked up. */
    public @Nullable CallSite callSite() {
        return callSite;
    }

    /** What its call site did in the last minutes; null unless that is why it is suspect. */
    public @Nullable Growth growth() {
        return growth;
    }

    /** {@code to 192.0.2.7:5432}, or {@code accepted on port 8080}: that of the most of them; null of those that have none. */
    public @Nullable String farEnd() {
        return farEnds.entrySet().stream()
                .map(each -> Map.entry(text(each.getKey()), each.getValue()[0]))
                .min(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static String text(Object farEnd) {
        return farEnd instanceof InetSocketAddress
                ? SocketGroup.to((InetSocketAddress) farEnd)
                : SocketGroup.acceptedOn((Integer) farEnd);
    }

    public long sockets() {
        return sockets;
    }

    /** Those of them that are so for {@link SocketGroup#LONG_SECONDS} at least. */
    public long forLong() {
        return forLong;
    }

    /** How long the one is so that is so longest, since a reading first found it so. */
    public double longestSeconds() {
        return longestSeconds;
    }

    /** The age of the oldest; 0 where nobody was seen to open them. */
    public int oldestSeconds() {
        return oldestSeconds;
    }

    /** What arrived and was not read. */
    public long unreadBytes() {
        return unreadBytes;
    }

    /** What was written and not confirmed. */
    public long unsentBytes() {
        return unsentBytes;
    }
}
