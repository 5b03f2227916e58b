package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.PortsTaken;
import io.tcpheadroom.tracker.Destination;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The local ports in use towards one destination at one tick, from the local address that has most in use. Between two
 * readings of the kernel's tables the number grows as this JVM's own sockets do; it does not fall with them, because a
 * connection that this side closes first leaves its port in TIME_WAIT.
 */
final class DestinationPorts {
    /** From this share on the growth is that of TIME_WAIT, which ends by itself. */
    private static final double MUCH_TIME_WAIT = 0.1;

    private final long used;
    private final long least;
    private final TakenPorts all;
    private final Figure atMost;
    private final @Nullable PortsTaken taken;

    /** What was seen of a local address that is perhaps not ours, and that no failing connect makes ours. */
    private final @Nullable PortsTaken elsewhere;

    /** @param lastSeen what the tables said of it when they were last read; null where that is nothing */
    DestinationPorts(Destination destination, @Nullable PortsTaken lastSeen, TakenPorts all) {
        this.all = all;
        int open = destination.open();
        int unbound = destination.unbound();
        PortsTaken seen = all.stands() ? lastSeen : null;
        boolean isBelieved =
                seen == null || seen.isOfThisProcess() || seen.isFailing(destination.connectFailedTotal(), all.now());
        taken = isBelieved ? seen : null;
        elsewhere = isBelieved ? null : seen;
        atMost = all.atMost(lastSeen);
        if (taken != null) {
            used = Math.max(unbound, taken.all() + growth(unbound, taken));
            least = used;
        } else {
            used = lastSeen == null
                    ? open
                    : Math.max(unbound, Math.min(open, lastSeen.own() + growth(unbound, lastSeen)));
            least = unbound;
        }
    }

    /** Of bound sockets only the tables tell from which address they come. */
    private static int growth(int unbound, PortsTaken since) {
        return Math.max(0, unbound - since.ownUnbound());
    }

    /** What all destinations of a tick have in common. */
    TakenPorts all() {
        return all;
    }

    /** As far as it is known. Before the tables were read, bound sockets of several local addresses may be counted together. */
    long used() {
        return used;
    }

    Figure atMost() {
        return atMost;
    }

    /** The most that nobody can rule out: what is used, while that was seen a moment ago. */
    Figure atMostInDoubt() {
        if (elsewhere != null && all.isFresh()) {
            return Figure.of(Math.max(used, elsewhere.all()));
        }
        return taken != null && all.isFresh() ? Figure.of(used) : atMost;
    }

    @Nullable
    Long timeWait() {
        return taken == null ? null : (Long) (long) taken.timeWait();
    }

    @Nullable
    Long others() {
        return taken == null ? null : (Long) (long) taken.others();
    }

    @Nullable
    InetAddress local() {
        return taken == null ? null : taken.local();
    }

    /** Of what the tables said; null where they were not read in the last minute. */
    @Nullable
    Double ageSeconds() {
        return taken == null ? null : (Double) all.ageSeconds();
    }

    /** Why used may be more. */
    String doubt() {
        return elsewhere == null ? all.doubt() : elsewhere.all() + " ports are taken " + from(elsewhere);
    }

    private static String from(PortsTaken taken) {
        String address = taken.local() == null ? "" : Endpoint.address(taken.local());
        return taken.isOfThisProcess()
                ? "from " + address
                : "from local address " + address + ", where this JVM has no connection open";
    }

    /** Of what used consists, and how that is known. */
    String note() {
        if (elsewhere != null) {
            return "this JVM's own; " + doubt();
        }
        if (taken == null) {
            return "this JVM's own" + ofNamespace();
        }
        InetAddress local = taken.local();
        String read = ", read " + Math.round(all.ageSeconds()) + " s ago";
        return local == null ? "none" + read : from(taken) + ": " + holders(taken) + read;
    }

    private String ofNamespace() {
        return all.sockets().isNumber() ? "; the network namespace has " + all.sockets() + " sockets in all" : "";
    }

    private static String holders(PortsTaken taken) {
        return taken.own() + " of this JVM, " + taken.others() + " of other processes, " + taken.timeWait()
                + " in TIME_WAIT" + (taken.closing() > 0 ? ", " + taken.closing() + " being closed" : "");
    }

    /**
     * What it comes to as a reading: of bound sockets only the tables can tell how many share an address, so until those were
     * read they bound the number from above alone.
     */
    Reading against(Figure limit) {
        Reading reading = Reading.of(Figure.of(least), limit).atMost(atMost, atMostInDoubt(), this::doubt);
        if (taken == null) {
            return reading;
        }
        Reading dated = reading.readAt(all.readAtNanos());
        return taken.timeWait() > MUCH_TIME_WAIT * taken.all() ? dated.levellingOff() : dated;
    }
}
