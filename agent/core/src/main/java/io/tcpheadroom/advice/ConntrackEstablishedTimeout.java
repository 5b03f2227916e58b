package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** The table of tracked connections fills, and keeps for days those that ended without a word. */
final class ConntrackEstablishedTimeout extends Rule {
    private static final String NAME = "net.netfilter.nf_conntrack_tcp_timeout_established";
    private static final long DAY_SECONDS = 86_400;

    ConntrackEstablishedTimeout() {
        super(
                "conntrack-established-timeout",
                "A connection whose ends are gone, without a FIN or a reset, stays in the table for that time: five days by default.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long timeout = sample.setting("NfConntrackTcpTimeoutEstablishedSeconds");
        return timeout == null || timeout <= DAY_SECONDS || !Symptom.isNearLimit(sample, ConntrackDrops.RESOURCE)
                ? Stream.empty()
                : Stream.of(warning(
                        "network namespace",
                        "the table of tracked connections fills, and keeps silent connections for days",
                        "tracked: " + Symptom.used(sample, ConntrackDrops.RESOURCE) + "; " + NAME + " is " + timeout
                                + " s",
                        Sysctl.sentence(Sysctl.ofNetwork(NAME, DAY_SECONDS))
                                + ". Connections that are idle for longer need a keepalive (SO_KEEPALIVE)"));
    }
}
