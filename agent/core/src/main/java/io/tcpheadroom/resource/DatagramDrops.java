package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.DatagramSocketRow;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.tracker.Kind;
import io.tcpheadroom.tracker.OpenSocket;
import io.tcpheadroom.tracker.Tracker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which datagram sockets of the program drop what they receive. The kernel's tables are read when the counter of the network namespace
 * grows, and only then: it says how many were dropped, they say by whom. Looked at by the sampler's thread, read by any.
 */
public final class DatagramDrops {
    private static final String COUNTER = "UdpRcvbufErrorsTotal";
    private static final int MOST = 1_000;

    private final Kernel kernel;
    private final Tracker tracker;
    private long errorsBefore = -1;
    private boolean isToBeRead;

    /** As of the last look; never changed, only replaced. */
    private volatile Map<Long, DroppedDatagrams> byInode = Map.of();

    public DatagramDrops(Kernel kernel, Tracker tracker) {
        this.kernel = kernel;
        this.tracker = tracker;
    }

    /** The sockets that have dropped any, as of the last time that any were dropped. */
    public List<DroppedDatagrams> dropped() {
        return List.copyOf(byInode.values());
    }

    /** Within the budget of a symptom; what grows meanwhile is looked for at the next tick that is allowed. */
    public void look(Sample sample) {
        Long errors = sample.counter(COUNTER);
        if (errors == null) {
            return;
        }
        isToBeRead |= errorsBefore >= 0 && errors > errorsBefore;
        errorsBefore = errors;
        if (isToBeRead && kernel.datagramSockets().measureOnSymptom()) {
            isToBeRead = false;
            Map<Long, DatagramSocketRow> rows = kernel.datagramSockets().last();
            if (rows != null) {
                find(rows, sample.atNanos());
            }
        }
    }

    /** A socket that has dropped no more since the last look keeps the time of its last. */
    private void find(Map<Long, DatagramSocketRow> rows, long nowNanos) {
        Map<Long, DroppedDatagrams> found = new LinkedHashMap<>();
        for (OpenSocket socket : tracker.sockets(open -> open.kind() == Kind.DATAGRAM, MOST)) {
            long inode = kernel.fds().socketInode(socket.descriptor());
            DatagramSocketRow row = rows.get(inode);
            if (row != null && row.drops() > 0) {
                DroppedDatagrams before = byInode.get(inode);
                found.put(
                        inode,
                        new DroppedDatagrams(
                                socket.app().name(),
                                Endpoint.text(row.local()),
                                CallSiteText.of(socket.callSite()),
                                row.drops(),
                                before == null || row.drops() > before.count() ? nowNanos : before.lastNanos()));
            }
        }
        byInode = found;
    }
}
