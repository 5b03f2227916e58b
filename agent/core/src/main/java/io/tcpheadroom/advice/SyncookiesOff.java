package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** Connection requests are dropped for a full SYN queue, where cookies would let the clients in. */
final class SyncookiesOff extends Rule {
    private static final String DROPS = "TCPReqQFullDropTotal";
    private static final String ALL_DROPS = "ListenDropsTotal";
    private static final String OVERFLOWS = "ListenOverflowsTotal";

    SyncookiesOff() {
        super(
                "syncookies-off",
                "With cookies a full SYN queue refuses nobody: the kernel keeps the request in its answer. Without them a flood of requests "
                        + "shuts out all clients.");
    }

    /** How many requests were dropped for it; 0 with cookies. */
    static long dropped(Snapshot snapshot) {
        Long cookies = snapshot.sample().setting("TcpSyncookies");
        return cookies == null || cookies != 0 ? 0 : snapshot.grown(DROPS, LATELY_SECONDS) + droppedEarlier(snapshot);
    }

    /**
     * Where three quarters of tcp_max_syn_backlog are fewer than the backlog, the kernel refuses all peers that it does not know from then
     * on, and counts them among all drops of listeners alone. These have other reasons too, so a queue must have been seen that full.
     */
    private static long droppedEarlier(Snapshot snapshot) {
        long others = snapshot.grown(ALL_DROPS, LATELY_SECONDS)
                - snapshot.grown(OVERFLOWS, LATELY_SECONDS)
                - snapshot.grown(DROPS, LATELY_SECONDS);
        return others > 0 && snapshot.lately(LATELY_SECONDS, sample -> Symptom.isNearLimit(sample, "syn-queue"))
                ? others
                : 0;
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        long drops = dropped(snapshot);
        return drops == 0 ? Stream.empty() : Stream.of(finding(snapshot.sample(), drops, droppedEarlier(snapshot)));
    }

    private FindingData finding(Sample sample, long drops, long earlier) {
        return warning(
                "network namespace",
                "connection requests are dropped because the SYN queue is full and syncookies are off",
                drops + " dropped in the last five minutes, of all listeners of this network namespace; "
                        + "net.ipv4.tcp_syncookies is 0"
                        + (earlier == 0
                                ? ""
                                : "; without cookies a queue is full at three quarters of net.ipv4.tcp_max_syn_backlog, now "
                                        + sample.setting("TcpMaxSynBacklog")),
                Sysctl.sentence(Sysctl.ofNetwork("net.ipv4.tcp_syncookies", 1)));
    }
}
