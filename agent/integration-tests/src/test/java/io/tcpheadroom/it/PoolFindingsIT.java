package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pool of HikariCP and its far end, which closes connections, or takes no more of them: what is found of the pool. */
class PoolFindingsIT {
    private static final String KEEPS_LONGER = "pool-keeps-longer";
    private static final String LARGER = "pool-larger-than-far-end";

    private static final String PLACE =
            "io\\.tcpheadroom\\.programs\\.servers\\.PlainDriver\\.connect\\(PlainDriver\\.java:\\d+\\)";

    private static List<String> rules(ForkedJvm jvm) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getSubject().equals("pool orders"))
                .map(FindingData::getRule)
                .toList();
    }

    private static void awaitSix(ForkedJvm jvm, Sink sink) {
        Await.until(sink::open, 6);
        Await.satisfied(
                () -> jvm.beans().read(Names.pool("orders")),
                pool -> assertThat(pool).containsEntry("Open", 6L).containsEntry("Sockets", 6L));
    }

    @Test
    void a_pool_whose_far_end_closes_first_or_takes_fewer_than_it_wants_is_found() throws Exception {
        try (Sink sink = new Sink();
                ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                        .withAgent("sample.seconds=0.1,name=server")
                        .startingFast()
                        .program("servers.OnePool", "pools", Integer.toString(sink.port()))) {
            String to = "127.0.0.1:" + sink.port();
            awaitSix(jvm, sink);
            Findings.awaitSamples(jvm, 10);
            assertThat(rules(jvm)).isEmpty();
            Await.until(() -> jvm.beans().read(Names.pool("prices"), "App"), "shop");

            sink.closeThoseThatAreOpen();
            FindingData keeps = Findings.only(jvm, KEEPS_LONGER);
            assertThat(keeps.getProblem()).isEqualTo("the pool keeps connections for longer than its far end does");
            assertThat(keeps.getEvidence())
                    .matches("HikariCP: 6 open, 6 idle; app server; 6 connections to " + to
                            + " in CLOSE_WAIT for 10 s or more; opened at " + PLACE);
            assertThat(keeps.getRemedy()).contains("maxLifetime, idleTimeout and keepaliveTime (HikariCP)");

            jvm.tell("renew");
            awaitSix(jvm, sink);
            Await.until(() -> rules(jvm), List.of());

            sink.refuseFurther();
            jvm.tell("borrow");
            FindingData larger = Findings.only(jvm, LARGER);
            assertThat(larger.getSubject()).isEqualTo("pool orders");
            assertThat(larger.getProblem()).isEqualTo("the pool may open more connections than its far end accepts");
            assertThat(larger.getEvidence())
                    .matches("HikariCP: 6 of 10 open to " + to
                            + "; app server; connects to there in the last ten minutes: \\d+ refused");
            assertThat(larger.getRemedy()).startsWith("Set maximumPoolSize to 6 or less, so that all clients");
            assertThat(rules(jvm)).containsExactly(LARGER);
            FindingData fails = Findings.only(jvm, "operations-fail");
            assertThat(fails.getSubject()).isEqualTo("app server");
            assertThat(fails.getProblem()).isEqualTo("connects to " + to + " fail: refused");
            assertThat(fails.getEvidence())
                    .matches("\\d+ refused in the last minute, \\d+ connected; the last \\d+ s ago: "
                            + "ConnectException: Connection refused.*; opened at " + PLACE);

            // now it has gone, rather than being full
            sink.closeThoseThatAreOpen();
            Findings.awaitNone(jvm, LARGER);
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.beans().agent().getReadFailuresTotal()).isZero();
        }
    }
}
