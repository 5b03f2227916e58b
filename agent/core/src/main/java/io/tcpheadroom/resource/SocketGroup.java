package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.SocketRows;
import io.tcpheadroom.tracker.CallSite;
import io.tcpheadroom.tracker.TrackedSocket;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sockets of one app to one far end that are all in one trouble. One that is so for seconds may be on its way out of it. */
public final class SocketGroup {
    /** Nothing that is on its way takes so long. */
    public static final double LONG_SECONDS = 60;

    /** Where they are many, this tells enough. */
    public static final double SHORT_SECONDS = 10;

    private final String app;
    private final String farEnd;
    private final boolean isAccepted;
    private final IdentityHashMap<CallSite, Integer> byCallSite = new IdentityHashMap<>();
    private long open;
    private long forSome;
    private long forLong;
    private double longestSeconds;
    private long unsentBytes;

    private SocketGroup(String app, String farEnd, boolean isAccepted) {
        this.app = app;
        this.farEnd = farEnd;
        this.isAccepted = isAccepted;
    }

    /**
     * Adds a socket to its group.
     *
     * @param seconds for how long it is in that trouble
     */
    static void add(SocketRows rows, int position, double seconds, Map<List<String>, SocketGroup> groups) {
        TrackedSocket owner = (TrackedSocket) rows.owner(position);
        InetSocketAddress destination = owner == null ? null : owner.destination();
        InetSocketAddress to = destination == null ? rows.remote(position) : destination;
        boolean isAccepted = to == null || (destination == null && rows.isAccepted(position));
        String farEnd = to == null || isAccepted ? acceptedOn(rows.localPort(position)) : to(to);
        String app = owner == null ? UnattributedSockets.APP : owner.app().name();
        groups.computeIfAbsent(List.of(app, farEnd), key -> new SocketGroup(app, farEnd, isAccepted))
                .add(owner == null ? null : owner.callSite(), seconds, rows.unsent(position));
    }

    /** The peer's port of an accepted connection says nothing: each has another. */
    static String acceptedOn(int port) {
        return "accepted on port " + port;
    }

    static String to(InetSocketAddress destination) {
        return "to " + Endpoint.text(destination);
    }

    private void add(@Nullable CallSite callSite, double seconds, long unsent) {
        open++;
        unsentBytes += unsent;
        forSome += seconds >= SHORT_SECONDS ? 1 : 0;
        forLong += seconds >= LONG_SECONDS ? 1 : 0;
        longestSeconds = Math.max(longestSeconds, seconds);
        if (callSite != null) {
            byCallSite.merge(callSite, 1, Integer::sum);
        }
    }

    /** The app's name; {@code unattributed} when nobody was seen to open them. */
    public String app() {
        return app;
    }

    /** {@code to 192.0.2.7:5432}, or {@code accepted on port 8080}. */
    public String farEnd() {
        return farEnd;
    }

    public boolean isAccepted() {
        return isAccepted;
    }

    /**
     * The first lines of the places where most were opened, of those that were looked up, each with how many; null where none was. Of
     * accepted connections that is where their listener was opened.
     */
    public @Nullable String callSites() {
        return CallSiteText.most(byCallSite, open);
    }

    public long open() {
        return open;
    }

    /** Those of them that are so for {@link #SHORT_SECONDS} at least. */
    public long forSome() {
        return forSome;
    }

    /** Those of them that are so for {@link #LONG_SECONDS} at least. */
    public long forLong() {
        return forLong;
    }

    /** How long the one is so that is so longest, since a reading first found it so. */
    public double longestSeconds() {
        return longestSeconds;
    }

    /** What they hold together that the far end has not confirmed. */
    public long unsentBytes() {
        return unsentBytes;
    }
}
