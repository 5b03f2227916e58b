package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import org.jspecify.annotations.Nullable;

/** Sums the kernel's tables up when they have been read anew, and not at each tick. For the sampler's thread alone. */
final class StatesOfTables {
    private @Nullable Connections summed;
    private @Nullable SocketStates last;

    /** As of the last reading; null before the first. */
    @Nullable
    SocketStates latest(Kernel kernel) {
        OnDemand<Connections> reading = kernel.connections();
        Long readAt = reading.readAtNanos(); // first: what is read meanwhile is then somewhat younger than it says
        Connections tables = reading.last();
        if (tables != null && tables != summed && readAt != null) {
            last = new SocketStates(tables, readAt);
            summed = tables;
        }
        return last;
    }
}
