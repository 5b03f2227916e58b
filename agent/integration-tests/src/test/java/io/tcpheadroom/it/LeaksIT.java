package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets that a program drops without a close: what the collector closes, and what nobody ever will. */
class LeaksIT {
    static Stream<Jdk> supported() {
        return Jdk.supported();
    }

    @ParameterizedTest
    @MethodSource("supported")
    void a_dropped_channel_is_leaked_and_stays_open(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("as shop");
            jvm.tell("drop channel 3");

            Await.until(() -> collected(jvm).app("shop").getLeakedTotal(), 3L);
            assertThat(jvm.beans().app("shop").getOpen()).isEqualTo(3);
            assertThat(jvm.beans().app("shop").getReclaimedTotal()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("supported")
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

    private static RemoteBeans collected(ForkedJvm jvm) throws Exception {
        jvm.tell("collect");
        return jvm.beans();
    }
}
