package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import io.tcpheadroom.api.SocketData;
import java.util.List;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets that were open before the agent came, or that native code opened: the kernel's count less ours. */
@Order(1)
class UnattributedIT {
    @OnEachJdk
    void sockets_from_before_the_attach_are_shown_as_unattributed(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("as early");
            jvm.tell("open channel 40");
            jvm.attach("sample.seconds=0.1");
            jvm.tell("as late");
            jvm.tell("open channel 40");

            Await.until(() -> jvm.beans().app("late").getOpen(), 40L);
            long unattributed = (Long) Await.satisfied(
                    () -> jvm.beans().read(Names.SOCKETS, "Unattributed"),
                    read -> assertThat(read).isNotNull());
            // the forty, and what the attach itself has open meanwhile: a socket that listens and up to two connections
            assertThat(unattributed).isBetween(41L, 43L);
            jvm.tell("as early");
            jvm.tell("close");
            assertThat(jvm.beans().names()).doesNotContain(Names.app("early").toString());
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    @Test
    void what_native_code_opens_is_listed_with_its_peer_and_is_a_finding_when_it_is_much() throws Exception {
        try (Sink sink = new Sink();
                ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                        .withAgent("sample.seconds=0.1")
                        .withJars("netty.4.1")
                        .scripted()) {
            jvm.tell("native-connect 30 " + sink.port());

            FindingData finding = Await.satisfied(
                            () -> ofSockets(jvm), found -> assertThat(found).hasSize(1))
                    .get(0);
            assertThat(finding.getRule()).isEqualTo("sockets-unattributed");
            assertThat(finding.getEvidence()).matches("3[0-9] of \\d+ open sockets");
            assertThat(finding.getProblem())
                    .isEqualTo(
                            "sockets were opened without the agent seeing it; apps, destinations and listeners count too few");
            assertThat(finding.getRemedy()).startsWith("Likely opened by native code (JNI)");
            List<SocketData> listed = Await.satisfied(
                    () -> jvm.beans().sockets().list("unattributed client connected 127.0.0.1:" + sink.port()),
                    list -> assertThat(list).hasSize(30));
            assertThat(listed)
                    .allSatisfy(socket ->
                            assertThat(jvm.link(socket.getDescriptor())).startsWith("socket:"));

            for (SocketData socket : listed.subList(0, 20)) {
                jvm.tell("native-close " + socket.getDescriptor());
            }
            Await.until(() -> ofSockets(jvm), List.of());
            assertThat(jvm.beans().sockets().getMissedClosesTotal()).isZero();
        }
    }

    @OnEachJdk
    void what_native_code_closes_is_ended_and_the_close_is_counted_as_missed(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1")
                .withJars("netty.4.1")
                .scripted()) {
            jvm.tell("as crawler");
            jvm.tell("open channel 8");
            Await.until(() -> jvm.beans().app("crawler").getOpen(), 8L);
            List<SocketData> opened = jvm.beans().sockets().list("crawler");

            for (SocketData socket : opened.subList(0, 3)) {
                jvm.tell("native-close " + socket.getDescriptor());
            }

            Await.until(() -> jvm.beans().sockets().getMissedClosesTotal(), 3L);
            Await.until(() -> AppCounts.of(jvm, "crawler"), "{Clients=5, ClosedTotal=3, Open=5, OpenedTotal=8}");
            assertThat(jvm.beans().sockets().list("crawler"))
                    .extracting(SocketData::getDescriptor)
                    .containsExactlyElementsOf(opened.subList(3, 8).stream()
                            .map(SocketData::getDescriptor)
                            .toList());
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    /** Whoever attaches to a program that runs finds what it opened before: that is no trouble. */
    @OnEachJdk
    void sockets_from_before_the_attach_are_no_finding(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("open channel 40");
            jvm.attach("sample.seconds=0.1");
            Await.satisfied(
                    () -> (Long) jvm.beans().read(Names.SOCKETS, "Unattributed"),
                    count -> assertThat(count).isGreaterThanOrEqualTo(40));
            long samples = jvm.beans().agent().getSamplesTotal();
            Await.satisfied(
                    () -> jvm.beans().agent().getSamplesTotal(),
                    now -> assertThat(now).isGreaterThan(samples + 1));
            assertThat(ofSockets(jvm)).isEmpty();
        }
    }

    private static List<FindingData> ofSockets(ForkedJvm jvm) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getSubject().equals("sockets"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("jdksAndKinds")
    void a_listener_from_before_the_attach_shows_its_queue_and_is_nobodys(Jdk jdk, String kind) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("as early");
            ObjectName listener = Names.listener(Integer.parseInt(jvm.tell("listen " + kind + " 7")), "127.0.0.1");
            jvm.tell("accept off");
            jvm.tell("connect channel 5");
            jvm.attach("sample.seconds=0.1");

            Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read)
                            .containsEntry("Used", 5L)
                            .containsEntry("Limit", null)
                            .containsEntry("Backlog", null)
                            .containsEntry("AcceptedTotal", 0L)
                            .containsEntry("App", "unattributed"));
            jvm.tell("accept on");
            jvm.tell("connect channel 2");
            Await.satisfied(
                    () -> jvm.beans().read(listener),
                    read -> assertThat(read).containsEntry("Used", 5L).containsEntry("AcceptedTotal", 2L));
            assertThat(jvm.beans().names())
                    .doesNotContain(Names.app("unattributed").toString());

            jvm.tell("close");
            Await.satisfied(
                    () -> jvm.beans().names(), names -> assertThat(names).doesNotContain(listener.toString()));
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    static Stream<Arguments> jdksAndKinds() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of("socket", "channel", "async").map(kind -> Arguments.of(jdk, kind)));
    }
}
