package io.tcpheadroom.advice;

import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.SocketGroup;
import io.tcpheadroom.resource.SocketStates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connections in CLOSE_WAIT, those of one app to one far end or from one listener together. */
final class HalfClosed {
    /** Less than a twentieth of the descriptors is not why they run out. */
    private static final int SHARE_WORTH_TELLING = 20;

    private HalfClosed() {}

    /** The largest first. */
    static List<SocketGroup> in(Sample sample) {
        SocketStates states = sample.states();
        return states == null ? List.of() : states.halfClosed();
    }

    /** As a part of the evidence that descriptors run out; empty where these are not why. */
    static String evidence(Sample sample, @Nullable Long descriptors) {
        List<SocketGroup> groups = in(sample);
        long all = groups.stream().mapToLong(SocketGroup::open).sum();
        if (all == 0 || descriptors == null || SHARE_WORTH_TELLING * all < descriptors) {
            return "";
        }
        SocketGroup most = groups.get(0);
        return "; " + all + " are connections that the far end has closed (CLOSE_WAIT), " + most.open() + " of them "
                + most.farEnd() + " (app " + most.app() + ", " + ManyConnections.openedAt(most) + ")";
    }
}
