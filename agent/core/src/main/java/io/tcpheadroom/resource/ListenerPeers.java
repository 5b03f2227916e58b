package io.tcpheadroom.resource;

import io.tcpheadroom.api.PeerData;
import io.tcpheadroom.kernel.Peers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose connections one listener has accepted that are open, as of the last reading of the kernel's tables. Immutable. */
final class ListenerPeers {
    static final ListenerPeers UNKNOWN = new ListenerPeers(null, 0, 0, List.of());

    /** From where the sidecar of Istio connects to the program, whoever the client is. */
    private static final String SIDECAR = "127.0.0.6";

    private static final String BEHIND_SIDECAR =
            "the sidecar of a service mesh (Istio) connects from this address; the clients' own addresses do not reach the program";

    private final @Nullable Double ageSeconds;
    private final long open;
    private final long addresses;
    private final List<PeerData> most;

    private ListenerPeers(@Nullable Double ageSeconds, long open, long addresses, List<PeerData> most) {
        this.ageSeconds = ageSeconds;
        this.open = open;
        this.addresses = addresses;
        this.most = List.copyOf(most);
    }

    static ListenerPeers of(SocketStates states, String address, int port, double ageSeconds) {
        Peers.OfListener found = states.peers().at(address, port);
        if (found == null) {
            return new ListenerPeers(ageSeconds, 0, 0, List.of());
        }
        List<PeerData> most = new ArrayList<>();
        found.most().forEach(peer -> most.add(row(peer)));
        return new ListenerPeers(ageSeconds, found.open(), found.addresses(), most);
    }

    private static PeerData row(Peers.Peer peer) {
        boolean isSidecar = peer.address().getHostAddress().equals(SIDECAR);
        return new PeerData(Endpoint.address(peer.address()), peer.open(), isSidecar ? BEHIND_SIDECAR : null);
    }

    @Nullable
    Double ageSeconds() {
        return ageSeconds;
    }

    @Nullable
    Long open() {
        return ageSeconds == null ? null : (Long) open;
    }

    @Nullable
    Long addresses() {
        return ageSeconds == null ? null : (Long) addresses;
    }

    List<PeerData> most() {
        return most;
    }
}
