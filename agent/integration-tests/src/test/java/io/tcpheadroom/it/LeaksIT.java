package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.SocketData;
import java.util.Comparator;
import java.util.List;

/** Sockets that a program drops without a close: what the collector closes, and what nobody ever will. */
class LeaksIT {
    @OnEachJdk
    void a_dropped_channel_is_leaked_and_stays_open(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            jvm.tell("drop channel 3");

            Await.until(() -> collected(jvm).app("shop").getLeakedTotal(), 3L);
            assertThat(jvm.beans().app("shop").getOpen()).isEqualTo(3);
            assertThat(jvm.beans().app("shop").getReclaimedTotal()).isZero();
        }
    }

    @OnEachJdk
    void a_dropped_socket_is_reclaimed_by_the_collector(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            jvm.tell("listen socket 10");
            jvm.tell("as crawler");
            jvm.tell("drop-connected socket 4");

            Await.until(() -> collected(jvm).app("crawler").getReclaimedTotal(), 4L);
            assertThat(jvm.beans().app("crawler").getOpen()).isZero();
            assertThat(jvm.beans().app("crawler").getClosedTotal()).isEqualTo(4);
            assertThat(jvm.beans().app("crawler").getLeakedTotal()).isZero();
        }
    }

    @OnEachJdk
    void a_dropped_connection_is_a_suspect_and_a_finding_that_name_who_opened_it(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 10"));
            jvm.tell("as crawler");
            jvm.tell("connect channel 1");
            jvm.tell("drop-connected channel 2");

            List<SocketData> suspects = Await.satisfied(
                    () -> collected(jvm).sockets().suspects(),
                    found -> assertThat(found).hasSize(2));
            assertThat(suspects).isSortedAccordingTo(Comparator.comparing(SocketData::getDescriptor));
            assertThat(suspects).allSatisfy(suspect -> {
                assertThat(jvm.link(suspect.getDescriptor())).startsWith("socket:");
                assertThat(suspect.getApp()).isEqualTo("crawler");
                assertThat(suspect.getKind()).isEqualTo("CLIENT");
                assertThat(suspect.getCallSite())
                        .startsWith("io.tcpheadroom.programs.ChannelKind.connect(ChannelKind.java:");
                assertThat(suspect.getDestination()).isEqualTo("127.0.0.1:" + port);
                assertThat(suspect.getSuspicion()).startsWith("unreachable yet open: ");
            });
            assertThat(jvm.beans().sockets().getMissedClosesTotal()).isZero();

            FindingData finding = Await.satisfied(
                            () -> findings(jvm.beans(), "app crawler"),
                            found -> assertThat(found).hasSize(1))
                    .get(0);
            assertThat(finding.getSeverity()).isEqualTo("WARN");
            assertThat(finding.getProblem())
                    .isEqualTo("sockets were dropped without a close, and nothing will ever close them");
            assertThat(finding.getEvidence())
                    .isEqualTo("LeakedTotal 2; most frequent known call site: "
                            + suspects.get(0).getCallSite());
            assertThat(jvm.beans().advice().getFindings()).contains("WARN app crawler: " + finding.getProblem());
            assertThat(jvm.beans().advice().getWarnings()).isPositive();
            assertThat(jvm.beans().agent().report()).contains("WARN app crawler: " + finding.getProblem());
        }
    }

    @OnEachJdk
    void a_reclaimed_socket_is_a_finding_and_no_suspect(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            jvm.tell("drop datagram-socket 1");

            FindingData finding = Await.satisfied(
                            () -> findings(collected(jvm), "app shop"),
                            found -> assertThat(found).hasSize(1))
                    .get(0);
            assertThat(finding.getRule()).isEqualTo("sockets-reclaimed");
            assertThat(finding.getProblem())
                    .isEqualTo("sockets were dropped without a close, and were closed only by the garbage collector");
            assertThat(finding.getEvidence())
                    .startsWith("ReclaimedTotal 1; most frequent known call site: "
                            + "io.tcpheadroom.programs.DatagramKind.open(DatagramKind.java:");
            assertThat(jvm.beans().sockets().suspects()).isEmpty();
        }
    }

    private static List<FindingData> findings(RemoteBeans beans, String subject) {
        return beans.advice().findings().stream()
                .filter(finding -> finding.getSubject().equals(subject))
                .toList();
    }

    private static RemoteBeans collected(ForkedJvm jvm) throws Exception {
        jvm.tell("collect");
        return jvm.beans();
    }
}
