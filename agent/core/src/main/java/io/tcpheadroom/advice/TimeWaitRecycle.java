package io.tcpheadroom.advice;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import java.util.stream.Stream;

/** The one setting that is wrong wherever it is on; Linux 4.12 removed it. */
final class TimeWaitRecycle extends Rule {
    private static final String REFUSED = "PAWSPassiveTotal";

    TimeWaitRecycle() {
        super(
                "time-wait-recycle",
                "Of several clients behind one NAT address the kernel then refuses those whose timestamps are behind: their SYNs are dropped "
                        + "without an answer.");
    }

    @Override
    Stream<FindingData> findings(Snapshot snapshot) {
        Sample sample = snapshot.sample();
        return !Symptom.isTimeWaitRecycled(sample)
                ? Stream.empty()
                : Stream.of(warning(
                        "network namespace",
                        "net.ipv4.tcp_tw_recycle is on: clients behind NAT sometimes cannot connect",
                        "net.ipv4.tcp_tw_recycle is " + sample.setting("TcpTwRecycle")
                                + (sample.counter(REFUSED) == null
                                        ? ""
                                        : "; " + sample.counter(REFUSED) + " SYNs refused for it so far (" + REFUSED
                                                + ")"),
                        Sysctl.sentence(Sysctl.ofNetwork("net.ipv4.tcp_tw_recycle", 0))
                                + ". For outgoing connections net.ipv4.tcp_tw_reuse = 1 is what helps"));
    }
}
