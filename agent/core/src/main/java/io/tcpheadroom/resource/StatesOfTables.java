package io.tcpheadroom.resource;

import io.tcpheadroom.kernel.Connections;
import io.tcpheadroom.kernel.Kernel;
import io.tcpheadroom.kernel.OnDemand;
import io.tcpheadroom.tracker.CallSite;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sums the kernel's tables up when they have been read anew, and not at each tick; from then on the call sites whose sockets look leaked are
 * looked at more closely, the others not. For the sampler's thread alone.
 */
final class StatesOfTables {
    private @Nullable Connections summed;
    private @Nullable SocketStates last;
    private final Supplier<Collection<CallSite>> callSites;
    private final GrowingCallSites growing = new GrowingCallSites();

    StatesOfTables(Supplier<Collection<CallSite>> callSites) {
        this.callSites = callSites;
    }

    /** The call sites that grow without end; for any thread. */
    Map<CallSite, Growth> growing() {
        return growing.growing();
    }

    /** As of the last reading; null before the first. */
    @Nullable
    SocketStates latest(Kernel kernel) {
        growing.look(callSites.get(), kernel.now());
        OnDemand<Connections> reading = kernel.connections();
        Long readAt = reading.readAtNanos(); // first: what is read meanwhile is then somewhat younger than it says
        Connections tables = reading.last();
        if (tables != null && tables != summed && readAt != null) {
            last = new SocketStates(tables, readAt, growing.growing());
            summed = tables;
            suspect(last.suspects());
        }
        return last;
    }

    private void suspect(List<SuspectGroup> groups) {
        Set<CallSite> suspect = new HashSet<>();
        for (SuspectGroup group : groups) {
            if (group.callSite() != null && !group.suspicion().isHint()) {
                suspect.add(group.callSite());
            }
        }
        callSites.get().forEach(site -> site.suspect(suspect.contains(site)));
    }
}
