package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.SuspectData;
import java.util.List;

/** A pool of Apache HttpClient keeps connections for longer than the server does, and one that takes care. */
class ConnectionPoolIT {
    private static List<SuspectData> suspects(ForkedJvm jvm, String app) throws Exception {
        return jvm.beans().sockets().suspectGroups().stream()
                .filter(group -> group.getApp().equals(app))
                .toList();
    }

    private static List<FindingData> findings(ForkedJvm jvm, String app) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getSubject().equals("app " + app))
                .toList();
    }

    @OnEachJdk
    void connections_that_a_pool_keeps_when_the_server_has_closed_them_name_call_site_and_destination(Jdk jdk)
            throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").program("PooledHttp", "http-client")) {
            String place = "to 127.0.0.1:" + jvm.tell("port");
            assertThat(jvm.tell("careful asks")).isEqualTo("60");
            assertThat(jvm.tell("shop asks")).isEqualTo("60");

            List<SuspectData> suspects = Await.satisfied(
                    () -> suspects(jvm, "shop"),
                    found -> assertThat(found)
                            .extracting(SuspectData::getSuspicion, SuspectData::getSockets)
                            .containsExactly(tuple("CLOSE_WAIT", 60L)));
            assertThat(suspects.get(0).getFarEnd()).isEqualTo(place);
            assertThat(suspects.get(0).getCallSite().lines())
                    .satisfiesExactly(
                            frame -> assertThat(frame)
                                    .startsWith("io.tcpheadroom.programs.PooledHttp$Pool.request(PooledHttp.java:"),
                            frame -> assertThat(frame).startsWith("via org.apache.hc."));
            FindingData finding = Await.satisfied(
                            () -> findings(jvm, "shop"),
                            found -> assertThat(found).hasSize(1))
                    .get(0);
            assertThat(finding.getProblem())
                    .isEqualTo("connections " + place + " were closed by the far end and are still open here");
            assertThat(finding.getEvidence())
                    .matches("60 in CLOSE_WAIT, (5\\d|60) of them for 10 s or more, the longest for \\d+ s; opened at "
                            + "io\\.tcpheadroom\\.programs\\.PooledHttp\\$Pool\\.request\\(PooledHttp\\.java:\\d+\\)");
            assertThat(suspects(jvm, "careful")).isEmpty();
            assertThat(findings(jvm, "careful")).isEmpty();

            jvm.tell("shop closes");
            Await.until(() -> suspects(jvm, "shop"), List.of());
            Await.until(() -> findings(jvm, "shop"), List.of());
        }
    }
}
