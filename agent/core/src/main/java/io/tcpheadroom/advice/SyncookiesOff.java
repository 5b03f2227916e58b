package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** Connection requests are dropped for a full SYN queue, where cookies would let the clients in. */
final class SyncookiesOff extends Rule {
    static final String DROPS = "TCPReqQFullDropTotal";

    SyncookiesOff() {
        super(
                "syncookies-off",
                "With cookies a full SYN queue refuses nobody: the kernel keeps the request in its answer. Without them a flood of requests "
                        + "shuts out all clients.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        Long cookies = sample.setting("TcpSyncookies");
        long drops = snapshot.grown(DROPS, LATELY_SECONDS);
        return cookies == null || cookies != 0 || drops == 0
                ? Stream.empty()
                : Stream.of(warning(
                        "network namespace",
                        "connection requests are dropped for a full SYN queue, because syncookies are off",
                        drops + " dropped in the last five minutes, of all listeners of this network namespace; "
                                + "net.ipv4.tcp_syncookies is 0",
                        Sysctl.sentence(Sysctl.ofNetwork("net.ipv4.tcp_syncookies", 1))));
    }
}
