package io.tcpheadroom.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What somebody wants a program to carry. Immutable, and free of contradictions: what makes no sense is a {@link Refusal}. */
public final class Wish {
    static final String CONNECTIONS = "connections";
    static final String OUTGOING = "outgoing";
    static final String RATE = "rate";
    static final String DESTINATIONS = "destinations";
    static final String BUFFER = "buffer";
    static final String PAUSE = "pause";
    static final String LISTEN = "listen";

    /** What a wish may state, in the order in which it is told. */
    public static final List<String> KEYS = List.of(CONNECTIONS, OUTGOING, RATE, DESTINATIONS, BUFFER, PAUSE, LISTEN);

    private static final long MOST_CONNECTIONS = 10_000_000;
    private static final long LARGEST_BUFFER = 1 << 30;
    private static final long LONGEST_PAUSE = 3_600;

    /** Where no rate is stated: all connections within a minute, as after a restart. */
    private static final long SECONDS_TO_RECONNECT = 60;

    private final long incoming;
    private final long outgoing;
    private final long perSecond;
    private final long destinations;
    private final @Nullable Long bufferBytes;
    private final long pauseSeconds;
    private final SortedSet<Integer> listeners;

    private Wish(WishText text) {
        text.refuseOthersThan(KEYS);
        incoming = text.number(CONNECTIONS, 0, MOST_CONNECTIONS, 0);
        outgoing = text.number(OUTGOING, 0, MOST_CONNECTIONS, 0);
        if (incoming + outgoing == 0) {
            throw new Refusal("a plan needs connections (incoming) or outgoing, at least 1");
        }
        long most = Math.max(incoming, outgoing);
        perSecond = text.number(RATE, 0, MOST_CONNECTIONS, Math.max(1, most / SECONDS_TO_RECONNECT));
        if (text.has(DESTINATIONS) && outgoing == 0) {
            throw new Refusal("destinations are of outgoing connections, and there are none; give outgoing too");
        }
        destinations = text.number(DESTINATIONS, 1, Math.max(1, outgoing), 1);
        bufferBytes = text.has(BUFFER) ? (Long) text.number(BUFFER, 0, LARGEST_BUFFER, 0) : null;
        pauseSeconds = text.number(PAUSE, 0, LONGEST_PAUSE, 1);
        listeners = Collections.unmodifiableSortedSet(text.ports(LISTEN));
    }

    private Wish(Wish other, Collection<Integer> more) {
        incoming = other.incoming;
        outgoing = other.outgoing;
        perSecond = other.perSecond;
        destinations = other.destinations;
        bufferBytes = other.bufferBytes;
        pauseSeconds = other.pauseSeconds;
        SortedSet<Integer> all = new TreeSet<>(other.listeners);
        all.addAll(more);
        listeners = Collections.unmodifiableSortedSet(all);
    }

    /** By key: see {@link #KEYS}. */
    public static Wish of(Map<String, String> values) {
        return new Wish(new WishText(values));
    }

    /** {@code connections=9000,rate=500,listen=8080 8443}. */
    public static Wish parse(String text) {
        return of(WishText.parse(text));
    }

    /** The same for a program that listens on more ports. */
    public Wish listeningOn(Collection<Integer> more) {
        return new Wish(this, more);
    }

    public long incoming() {
        return incoming;
    }

    public long outgoing() {
        return outgoing;
    }

    long connections() {
        return incoming + outgoing;
    }

    /** New ones, of either direction. */
    public long perSecond() {
        return perSecond;
    }

    public long destinations() {
        return destinations;
    }

    /** Bytes that wait in each connection's buffers; null where that was left to what is measured. */
    @Nullable
    Long bufferBytes() {
        return bufferBytes;
    }

    /** For so long the program may accept nothing, in a collection of garbage for example. */
    public long pauseSeconds() {
        return pauseSeconds;
    }

    /** The ports that the program itself listens on. */
    public SortedSet<Integer> listeners() {
        return listeners;
    }

    /** How many connections arrive while nobody accepts; never more than are wished for. */
    public long burst() {
        return Math.max(1, Math.min(incoming, perSecond * pauseSeconds));
    }

    /** Outgoing ones to the destination that has most, where they are spread evenly. */
    long heldByDestination() {
        return divideUp(outgoing, destinations);
    }

    long perSecondToDestination() {
        return divideUp(perSecond, destinations);
    }

    static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (incoming > 0) {
            text.append(incoming).append(" incoming");
        }
        if (outgoing > 0) {
            text.append(incoming > 0 ? " and " : "")
                    .append(outgoing)
                    .append(" outgoing (")
                    .append(destinations)
                    .append(destinations == 1 ? " destination)" : " destinations)");
        }
        return text.append(" connections, ")
                .append(perSecond)
                .append(" new ones a second, pauses of up to ")
                .append(pauseSeconds)
                .append(" s")
                .toString();
    }
}
