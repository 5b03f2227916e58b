package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;

/** Numbers that are read at each tick, and whose growth is a reason to read what is too slow for it. */
final class Symptoms {
    private static final String[] OVERFLOWS = {
        "ListenOverflowsTotal", "TCPReqQFullDropTotal", "TCPReqQFullDoCookiesTotal", "ListenDropsTotal"
    };

    private Symptoms() {}

    /**
     * Queues that overflow, and half-open connections that are dropped, of the network namespace. Without syncookies some of these are
     * among all drops of listeners alone.
     */
    static long overflows(Kernel kernel, Sample sample) {
        long sum = 0;
        for (String counter : OVERFLOWS) {
            Long count = sample.counter(counter);
            sum += count == null ? 0 : count;
        }
        return sum;
    }

    /** Connects and binds that failed, for whatever reason; and sockets whose local address only the tables tell. */
    static long failedForPorts(Kernel kernel, Sample sample) {
        long sum = 0;
        for (DestinationSample destination : sample.destinations()) {
            sum += destination.bound();
        }
        for (AppSample app : sample.apps()) {
            sum += app.getConnectFailedTotal() + app.getBindFailedTotal();
        }
        return sum;
    }

    /** Sockets that could not be opened or accepted, which has nearly always this one reason. */
    static long failedForDescriptors(Kernel kernel, Sample sample) {
        long sum = 0;
        for (AppSample app : sample.apps()) {
            sum += app.getOpenFailedTotal() + app.getAcceptFailedTotal();
        }
        return sum;
    }

    /** A descriptor is registered with one selector, as a rule. */
    static long registrations(Kernel kernel, Sample sample) {
        return twentieths(kernel.fds().open(), kernel.setting("EpollMaxUserWatches"));
    }

    /** Each thread has some maps, and each mapped file one. */
    static long mappings(Kernel kernel, Sample sample) {
        return twentieths(Mappings.roughly(), kernel.setting("MaxMapCountMaps"));
    }

    private static long twentieths(Figure used, Figure limit) {
        return used.isNumber() && limit.isNumber() ? used.value() / Math.max(1, limit.value() / 20) : 0;
    }
}
