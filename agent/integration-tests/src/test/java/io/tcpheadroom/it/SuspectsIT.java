package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.SuspectData;
import java.util.List;

/** Sockets that look leaked, by reason and by the place that opened them, until they are closed. */
class SuspectsIT {
    private static ForkedJvm program(Jdk jdk) throws Exception {
        return ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted();
    }

    private static List<SuspectData> of(ForkedJvm jvm, String app) throws Exception {
        return jvm.beans().sockets().suspectGroups().stream()
                .filter(group -> group.getApp().equals(app))
                .toList();
    }

    private static SuspectData only(ForkedJvm jvm, String app) throws Exception {
        return Await.satisfied(() -> of(jvm, app), groups -> assertThat(groups).hasSize(1))
                .get(0);
    }

    private static List<String> findings(ForkedJvm jvm, String app) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getSubject().equals("app " + app))
                .map(FindingData::getRule)
                .toList();
    }

    @OnEachJdk
    void channels_that_never_connect_are_suspect_and_those_of_the_careful_are_not(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = program(jdk)) {
            jvm.tell("as careful");
            jvm.tell("listen socket 60");
            jvm.tell("connect channel 50");
            jvm.tell("open datagram-channel 50");
            jvm.tell("as crawler");
            jvm.tell("open channel 50");

            SuspectData suspect = only(jvm, "crawler");
            assertThat(suspect.getSuspicion()).isEqualTo("NEVER_CONNECTED");
            assertThat(suspect.getSockets()).isEqualTo(50);
            assertThat(suspect.getFarEnd()).isNull();
            assertThat(suspect.getLongestSeconds()).isGreaterThanOrEqualTo(10);
            assertThat(suspect.getOldestSeconds()).isGreaterThanOrEqualTo(10);
            assertThat(suspect.getUnreadBytes()).isZero();
            assertThat(suspect.getCallSite())
                    .startsWith("io.tcpheadroom.programs.ChannelKind.open(ChannelKind.java:")
                    .doesNotContain("\n");
            Await.until(() -> findings(jvm, "crawler"), List.of("never-connected"));
            FindingData finding = Findings.only(jvm, "never-connected");
            assertThat(finding.getProblem()).isEqualTo("sockets stay open without a connection");
            assertThat(finding.getEvidence())
                    .startsWith(
                            "50 that were opened and never connected, or whose connect has ended, for 10 s or more, the longest for ")
                    .endsWith("; opened at " + suspect.getCallSite());

            jvm.tell("open channel 2");
            assertThat(only(jvm, "crawler").getStack().lines().limit(3))
                    .satisfiesExactly(
                            frame -> assertThat(frame).isEqualTo(suspect.getCallSite()),
                            frame -> assertThat(frame).contains("App.open"),
                            frame -> assertThat(frame).contains("Scripted"));

            assertThat(of(jvm, "careful")).isEmpty();
            assertThat(findings(jvm, "careful")).isEmpty();

            jvm.tell("close");
            Await.until(() -> of(jvm, "crawler"), List.of());
            Await.until(() -> findings(jvm, "crawler"), List.of());
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    @OnEachJdk
    void connections_that_their_peer_closed_are_grouped_by_the_place_that_opened_them(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = program(jdk)) {
            jvm.tell("as shop");
            int port = Integer.parseInt(jvm.tell("listen socket 200"));
            jvm.tell("as crawler");
            jvm.tell("connect socket 50");
            jvm.tell("connect channel 60");
            jvm.tell("as shop");
            jvm.tell("close-accepted");

            List<SuspectData> suspects = Await.satisfied(
                    () -> of(jvm, "crawler"),
                    groups -> assertThat(groups)
                            .extracting(SuspectData::getSuspicion, SuspectData::getSockets, SuspectData::getFarEnd)
                            .containsExactly(
                                    tuple("CLOSE_WAIT", 60L, "to 127.0.0.1:" + port),
                                    tuple("CLOSE_WAIT", 50L, "to 127.0.0.1:" + port)));

            assertThat(suspects.get(0).getCallSite()).contains("ChannelKind.");
            assertThat(suspects.get(1).getCallSite()).contains("SocketKind.");
            assertThat(of(jvm, "shop")).isEmpty();

            jvm.tell("as crawler");
            jvm.tell("close");
            Await.until(() -> of(jvm, "crawler"), List.of());
        }
    }
}
