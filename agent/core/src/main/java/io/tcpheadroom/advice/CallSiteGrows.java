package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Growth;
import io.tcpheadroom.resource.SuspectGroup;
import io.tcpheadroom.resource.Suspicion;
import java.util.Objects;
import java.util.stream.Stream;

/** A place that opens sockets and does not close as many, for minutes, while no other does so. */
final class CallSiteGrows extends Rule {
    CallSiteGrows() {
        super(
                "call-site-grows",
                "At this rate descriptors run out sooner or later. These sockets are reachable, so the garbage collector does not "
                        + "close them.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        return SuspectsOf.kind(Suspicion.GROWING, snapshot)
                .limit(SuspectsOf.MOST_FINDINGS)
                .map(this::finding);
    }

    private FindingData finding(SuspectGroup group) {
        Growth growth = Objects.requireNonNull(group.growth());
        return warning(
                        "app " + group.app(),
                        "one call site keeps opening sockets that are not closed",
                        growth.before() + " open five minutes ago, " + growth.now() + " now, " + growth.opened()
                                + " opened meanwhile; more in each minute, and no other call site grows like it; "
                                + SuspectsOf.openedAt(group),
                        "Close what is opened there, or bound its pool. suspectGroups() of tcp.headroom:type=Sockets shows the stacks of what it "
                                + "opens now")
                .about(SuspectsOf.openedAt(group));
    }
}
