package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import java.util.stream.Stream;

/** Numbers that are read at each tick, and whose growth is a reason to read what is too slow for it. */
final class Symptoms {
    private Symptoms() {}

    /**
     * Queues that overflow, and half-open connections that are dropped, of the network namespace. Without syncookies some of these are
     * among all drops of listeners alone.
     */
    static long overflows(Kernel kernel, Sample sample) {
        return Stream.of(
                        "ListenOverflowsTotal", "TCPReqQFullDropTotal", "TCPReqQFullDoCookiesTotal", "ListenDropsTotal")
                .map(counter -> sample.counters().get(counter))
                .filter(figure -> figure != null && figure.isNumber())
                .mapToLong(Figure::value)
                .sum();
    }

    /** Connects and binds that failed, for whatever reason; and sockets whose local address only the tables tell. */
    static long failedForPorts(Kernel kernel, Sample sample) {
        long bound = sample.destinations().stream()
                .mapToLong(DestinationSample::bound)
                .sum();
        return bound
                + sample.apps().stream()
                        .mapToLong(app -> app.getConnectFailedTotal() + app.getBindFailedTotal())
                        .sum();
    }

    /** Sockets that could not be opened or accepted, which has nearly always this one reason. */
    static long failedForDescriptors(Kernel kernel, Sample sample) {
        return sample.apps().stream()
                .mapToLong(app -> app.getOpenFailedTotal() + app.getAcceptFailedTotal())
                .sum();
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
