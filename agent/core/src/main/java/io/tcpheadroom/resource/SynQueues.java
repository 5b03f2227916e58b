package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Figure;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;

/**
 * Connections that wait for the last step of their handshake, by listener. The kernel takes no more than the listener's
 * backlog. Without syncookies it takes no more than three quarters of {@code tcp_max_syn_backlog} either: the last quarter is for peers
 * whose earlier connections it remembers.
 */
final class SynQueues {
    private SynQueues() {}

    static Reading fullest(Kernel kernel, Sample sample) {
        OnDemand<Connections> connections = kernel.connections();
        Reading fullest = null;
        for (ListenerSample listener : sample.listeners()) {
            Reading reading = listener.isOfUnixDomain() ? null : of(listener, kernel);
            if (reading != null && (fullest == null || reading.fullness() > fullest.fullness())) {
                fullest = reading;
            }
        }
        return (fullest == null ? AcceptQueues.noListener(kernel) : fullest).readAt(connections.readAtNanos());
    }

    private static Reading of(ListenerSample listener, Kernel kernel) {
        Figure halfOpen = kernel.connections().figure(rows -> rows.halfOpen(listener.getPort()));
        Figure limit = kernel.setting("TcpSyncookies").equals(Figure.of(0))
                ? listener.limit().min(kernel.setting("TcpMaxSynBacklog").map(most -> most - most / 4))
                : listener.limit();
        return Reading.of(halfOpen, limit).notingIfAsked(() -> "the fullest: " + listener.name());
    }
}
