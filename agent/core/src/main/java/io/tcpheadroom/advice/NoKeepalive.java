package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.ResourceCatalog;
import io.tcpheadroom.resource.ResourceSample;
import io.tcpheadroom.resource.SuspectGroup;
import io.tcpheadroom.resource.Suspicion;
import java.util.stream.Stream;

/** Descriptors run out, and many are connections that nothing would ever end if their far end were gone. */
final class NoKeepalive extends Rule {
    private static final int SHARE_WORTH_TELLING = 20;

    NoKeepalive() {
        super(
                "no-keepalive",
                "When the far end's host is gone, or a firewall forgot the connection, neither side notices: without a keepalive or a read "
                        + "timeout the socket stays open forever.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Long used = snapshot.sample()
                .resource(ResourceCatalog.DESCRIPTORS)
                .map(ResourceSample::getUsed)
                .orElse(null);
        return used == null || !Symptom.areDescriptorsScarce(snapshot.sample())
                ? Stream.empty()
                : SuspectsOf.kind(Suspicion.NO_KEEPALIVE, snapshot)
                        .filter(group -> SHARE_WORTH_TELLING * group.sockets() >= used)
                        .limit(SuspectsOf.MOST_FINDINGS)
                        .map(group -> finding(group, used));
    }

    private FindingData finding(SuspectGroup group, long used) {
        return warning(
                        "app " + group.app(),
                        "descriptors run out, and many are connections without a keepalive",
                        group.sockets() + " of " + used + " descriptors"
                                + (group.farEnd() == null ? "" : ", most " + group.farEnd())
                                + ", had no data in flight when checked; the longest has been connected for "
                                + Math.round(group.longestSeconds()) + " s; " + SuspectsOf.openedAt(group),
                        "Close idle connections after a time (keepAliveTimeout of Tomcat, idleTimeout of Jetty, IdleStateHandler of Netty), or set "
                                + "SO_KEEPALIVE with TCP_KEEPIDLE (jdk.net.ExtendedSocketOptions). suspects() of tcp.headroom:type=Sockets lists "
                                + "them")
                .about(SuspectsOf.openedAt(group));
    }
}
