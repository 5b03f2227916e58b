package io.tcpheadroom.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.resource.Sample;
import io.tcpheadroom.resource.Samples;
import io.tcpheadroom.resource.SocketCoverage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverflowRulesTest {
    private static final String SERVER_SETTING =
            "acceptCount (Tomcat; server.tomcat.accept-count in Spring Boot), acceptQueueSize (Jetty), Options.BACKLOG (Undertow), "
                    + "ChannelOption.SO_BACKLOG (Netty), or the backlog of ServerSocket and bind()";

    private static List<FindingData> findings(Sample sample) {
        return Advice.of(
                new Snapshot(new Moment(sample, new HookHealth(Map.of(), null, 0), SocketCoverage.UNKNOWN), List.of()));
    }

    @Test
    void a_listener_without_an_overflow_is_no_finding() {
        assertThat(findings(Samples.overflowed(100, 50, 0, 0))).isEmpty();
    }

    @Test
    void a_burst_is_a_finding_for_five_minutes() {
        assertThat(findings(Samples.overflowed(101, 50, 906, 100)))
                .extracting(FindingData::toString)
                .containsExactly(
                        "WARN listener 0.0.0.0:8080 (shop): the accept queue overflowed: clients waited for seconds, or were refused. "
                                + "Evidence: 906 overflows in this network namespace, the first 1 s ago, the last 1 s ago; this queue "
                                + "(length 50) was full at that time, or that many connections were accepted between two readings. "
                                + "Remedy: Accept faster (more acceptor threads, nothing slow between two accepts), or raise the "
                                + "backlog, up to net.core.somaxconn, now 4096: at once with setBacklog of the Listener bean, permanently with "
                                + SERVER_SETTING);
        assertThat(findings(Samples.overflowed(400, 50, 906, 100))).hasSize(1);
        assertThat(findings(Samples.overflowed(401, 50, 906, 100))).isEmpty();
    }

    @Test
    void overflows_that_may_be_anybodys_are_one_finding_with_all_whose_they_may_be() {
        assertThat(findings(Samples.suspected(101, 906, 100)))
                .extracting(FindingData::toString)
                .containsExactly(
                        "WARN accept queues: an accept queue of this network namespace overflowed, perhaps one of this JVM's: clients "
                                + "waited for seconds, or were refused. Evidence: 906 overflows in this network namespace, the first 1 s "
                                + "ago, the last 1 s ago; the kernel does not say which queue, and other processes listen here, or a backlog is "
                                + "unknown. Candidates: 0.0.0.0:8080 (shop), 0.0.0.0:8081 (shop). Remedy: Run `ss -ltn` while clients "
                                + "wait: it shows the queues of all processes, and one whose Recv-Q is above its Send-Q is full. Accept faster (more acceptor threads, "
                                + "nothing slow between two accepts), or raise the backlog, up to net.core.somaxconn, now 4096: at once with setBacklog of the "
                                + "Listener bean, permanently with " + SERVER_SETTING);
        assertThat(findings(Samples.suspected(401, 906, 100))).isEmpty();
    }

    @Test
    void where_the_backlog_is_as_long_as_it_may_be_the_remedy_is_the_setting() {
        assertThat(findings(Samples.overflowed(101, 10_000, 906, 100)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.getEvidence()).contains("this queue (length 4096) was full");
                    assertThat(finding.getRemedy())
                            .endsWith(
                                    "raise net.core.somaxconn, now 4096, and call setBacklog of the Listener bean: an open "
                                            + "listener takes the new value only when listen is called again");
                });
    }
}
