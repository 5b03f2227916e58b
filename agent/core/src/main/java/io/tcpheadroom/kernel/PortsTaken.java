package io.tcpheadroom.kernel;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The local ports of the ephemeral range that connections of any process of the network namespace take towards one remote
 * address and port, from the local address that has most of them taken: another local address has ports of its own. Of the addresses
 * from which this process connects, where that is known.
 * Each port once, whatever the state of its connection. Immutable.
 */
public final class PortsTaken {
    private final @Nullable InetAddress local;
    private final boolean isOfThisProcess;
    private final int all;
    private final int timeWait;
    private final int own;
    private final int others;
    private final int ownUnbound;
    private final FailedConnects failed;

    /**
     * From one local address.
     *
     * @param local null when no port is taken
     * @param isOfThisProcess whether its sockets surely come from there
     * @param ownUnbound sockets that this process had open towards there without having bound them, while it was read
     */
    PortsTaken(
            @Nullable InetAddress local,
            boolean isOfThisProcess,
            int all,
            int timeWait,
            int own,
            int others,
            int ownUnbound,
            FailedConnects failed) {
        this.local = local;
        this.isOfThisProcess = isOfThisProcess;
        this.failed = failed;
        this.all = all;
        this.timeWait = timeWait;
        this.own = own;
        this.others = others;
        this.ownUnbound = ownUnbound;
    }

    /** Null when no port is taken. */
    public @Nullable InetAddress local() {
        return local;
    }

    /** Whether a row told that this process connects from there, or no port is taken. Else other processes may have bound to it. */
    public boolean isOfThisProcess() {
        return isOfThisProcess;
    }

    /** Whether this process's connects to there have failed in the last minute, for whatever reason. */
    public boolean isFailing(long failedTotal, long now) {
        return failed.areRecent(failedTotal, now);
    }

    FailedConnects failed() {
        return failed;
    }

    public int all() {
        return all;
    }

    /** Of these those in TIME_WAIT, of whatever process. */
    public int timeWait() {
        return timeWait;
    }

    /** Of these those of sockets that this process had open. */
    public int own() {
        return own;
    }

    /** Of these those of sockets that other processes had open. */
    public int others() {
        return others;
    }

    /** Of these those of connections that a process has closed and that the kernel is still closing. */
    public int closing() {
        return all - timeWait - own - others;
    }

    /** Sockets that this process had open towards there without having bound them: those all come from one address. */
    public int ownUnbound() {
        return ownUnbound;
    }
}
