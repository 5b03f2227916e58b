package io.tcpheadroom.resource;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.kernel.FdKinds;
import io.tcpheadroom.kernel.OnDemand;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the descriptors by kind, as often as that is allowed, while few are left: what uses them up is then told without being asked. */
public final class FdKindWatch implements Consumer<Sample> {
    /** The resource that consists of them. */
    public static final String RESOURCE = "process-fds";

    private static final Set<Status> FEW_LEFT = EnumSet.of(Status.WARN, Status.CRITICAL);

    private final OnDemand<FdKinds> kinds;

    public FdKindWatch(OnDemand<FdKinds> kinds) {
        this.kinds = kinds;
    }

    @Override
    public void accept(Sample sample) {
        if (sample.resource(RESOURCE)
                .filter(fds -> FEW_LEFT.contains(fds.status()))
                .isPresent()) {
            kinds.measure();
        }
    }
}
