package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A call site that opens more and more connections, in a container whose memory holds fewer sockets than the limit of descriptors allows. To
 * be sure takes six minutes, in which nearly nothing is done.
 */
@Execution(ExecutionMode.CONCURRENT)
class GrowingCallSiteIT {
    private static final String GROWS = "call-site-grows";
    private static final String ABOVE_MEMORY = "descriptor-limit-above-memory";
    private static final Duration PATIENCE = Duration.ofMinutes(9);

    @Test
    void it_is_found_and_so_is_the_limit_above_memory_until_what_is_told_is_typed() throws Exception {
        Needed.orSkipped("true".equals(System.getenv("CI")), "six minutes of waiting, for a build server (CI=true)");
        try (Sink sink = new Sink()) {
            ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                    .after(LimitedGroup.of(400L << 20) + "; ulimit -n 1000000")
                    .withAgent("sample.seconds=0.1")
                    .startingFast()
                    .program("StuckConnections");
            try (jvm) {
                jvm.tell("listen 127.0.0.1");
                jvm.tell("connect careful 30");
                jvm.tell("grow crawler " + sink.port());
                Await.until(() -> jvm.beans().app("careful").getOpen(), 30L);
                assertThat(Findings.by(jvm, GROWS)).isEmpty();
                assertThat(Findings.by(jvm, ABOVE_MEMORY)).isEmpty();

                Await.satisfiedWithin(
                        PATIENCE,
                        () -> Findings.by(jvm, GROWS),
                        found -> assertThat(found).hasSize(1));
                FindingData grows = Findings.only(jvm, GROWS);
                assertThat(grows.getSubject()).isEqualTo("app crawler");
                assertThat(grows.getProblem()).isEqualTo("one call site keeps opening sockets that are not closed");
                assertThat(grows.getEvidence())
                        .matches(
                                "\\d+ open five minutes ago, \\d\\d\\d now, \\d\\d\\d opened meanwhile; more in each minute, and no other "
                                        + "call site grows like it; opened at io\\.tcpheadroom\\.programs\\.StuckConnections\\."
                                        + "connectEachSecond\\(StuckConnections\\.java:\\d+\\)");

                FindingData above = Findings.only(jvm, ABOVE_MEMORY);
                assertThat(above.getProblem())
                        .isEqualTo(
                                "a call site leaks sockets, and memory is used up before the limit of descriptors stops it");
                assertThat(above.getEvidence())
                        .matches(
                                "limit 1000000, used \\d+; the control group has [1-3]\\d\\d MiB left, enough for about \\d+ more sockets");
                String command = Findings.command(above);
                assertThat(command).matches("prlimit --pid " + jvm.pid() + " --nofile=\\d+:1000000");
                Findings.type(command);
                Findings.awaitNone(jvm, ABOVE_MEMORY);
                assertThat((Long) jvm.beans().read(Names.resource("process-fds"), "Limit"))
                        .isLessThan(40_000);
            } finally {
                LimitedGroup.remove(jvm.pid());
            }
        }
    }
}
