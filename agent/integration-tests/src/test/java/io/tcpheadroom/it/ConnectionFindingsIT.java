package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Connections that hang for real, and what is found of them; beside them those of an app that does the same in good health. What is found
 * goes by what the kernel says, so that one JDK is enough.
 */
@Order(1)
class ConnectionFindingsIT {
    private static final String FAST = "sample.seconds=0.1";
    private static final String NO_KEEPALIVE = "no-keepalive";
    private static final String PLACE =
            "io\\.tcpheadroom\\.programs\\.StuckConnections\\.connect\\(StuckConnections\\.java:\\d+\\)";

    @Test
    void far_ends_that_do_not_read_are_found_until_they_do_and_those_that_read_are_not() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent(FAST).startingFast().program("StuckConnections")) {
            int port = Integer.parseInt(jvm.tell("listen 127.0.0.1"));
            jvm.tell("connect careful 60");
            jvm.tell("connect crawler 60");
            jvm.tell("fill careful");
            jvm.tell("drain careful");
            assertThat(Integer.parseInt(jvm.tell("fill crawler"))).isGreaterThan(60 * 4096);

            FindingData finding = Await.satisfied(
                            () -> Findings.by(jvm, "far-end-not-reading"),
                            found -> assertThat(found)
                                    .singleElement()
                                    .satisfies(only -> assertThat(only.getEvidence())
                                            .matches(
                                                    "60 with a closed window, 60 of them for 10 s or more, the longest for \\d+ s, "
                                                            + "[1-9]\\d+ bytes unsent; opened at " + PLACE)))
                    .get(0);
            assertThat(finding.getSeverity()).isEqualTo("WARN");
            assertThat(finding.getSubject()).isEqualTo("app crawler");
            assertThat(finding.getProblem())
                    .isEqualTo("connections to 127.0.0.1:" + port + " have a far end that does not read what is sent");
            assertThat(finding.getRemedy()).contains("list(\"unsent>0\") of tcp.headroom:type=Sockets lists them");
            assertThat(jvm.beans().sockets().list("unsent>0 crawler")).hasSize(60);
            assertThat(jvm.beans().sockets().list("unsent>0 careful")).isEmpty();

            jvm.tell("drain crawler");
            Findings.awaitNone(jvm, "far-end-not-reading");
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    /** In a namespace, for an address that is none of loopback. */
    @Test
    void connections_without_a_keepalive_are_found_where_descriptors_run_out_and_those_with_one_are_not()
            throws Exception {
        OwnNamespace.needed();
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after(OwnNamespace.where("ip addr add 10.9.9.1/32 dev lo"))
                .after("ulimit -n 250")
                .withAgent(FAST)
                .startingFast()
                .program("StuckConnections")) {
            jvm.tell("agent");
            int port = Integer.parseInt(jvm.tell("listen 10.9.9.1"));
            jvm.tell("connect crawler 55");
            jvm.tell("keepalive crawler on");
            jvm.tell("samples 3");
            jvm.tell("hold 222");
            Await.until(() -> jvm.tell("read type=Resource,name=process-fds Status"), "WARN");
            // from the first look at the tables that has them on, they have to be connected for ten seconds
            double looked = uptime(jvm);
            Await.satisfied(() -> uptime(jvm), now -> assertThat(now).isGreaterThan(looked + 13));
            assertThat(jvm.tell("rules")).doesNotContain(NO_KEEPALIVE);

            jvm.tell("keepalive crawler off");
            Await.satisfied(() -> jvm.tell("rules"), rules -> assertThat(rules).contains(NO_KEEPALIVE));
            Await.satisfied(
                    () -> jvm.tell("read type=Advice Findings"),
                    findings -> assertThat(findings)
                            .containsPattern(
                                    "WARN app crawler: descriptors run out, and many are connections without a keepalive\\. "
                                            + "Evidence: 55 of 2\\d\\d descriptors, most to 10\\.9\\.9\\.1:" + port
                                            + ", had no data in flight when checked; the longest has been connected for \\d+ s; "
                                            + "opened at " + PLACE + "\\. Remedy: Close idle connections after a time")
                            .containsPattern(
                                    "WARN app shop: descriptors run out, and many are connections without a keepalive\\. "
                                            + "Evidence: 55 of 2\\d\\d descriptors, most accepted on port " + port
                                            + ", had no data in flight"));

            jvm.tell("keepalive crawler on");
            Await.satisfied(() -> jvm.tell("rules"), rules -> assertThat(rules).doesNotContain(NO_KEEPALIVE));
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }

    private static double uptime(ForkedJvm jvm) throws Exception {
        return Double.parseDouble(jvm.tell("read type=Agent UptimeSeconds"));
    }
}
