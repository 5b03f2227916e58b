package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.programs.Kinds;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty thousand sockets from eight threads: not one is lost, none is left, and each was counted for its app. */
@ResourceLock(value = Shared.HOST_COUNTERS, mode = ResourceAccessMode.READ)
class LoadIT {
    static Stream<Arguments> kinds_and_jdks() {
        return Jdk.supported()
                .flatMap(jdk -> Kinds.blocking(jdk.feature()).stream().map(kind -> Arguments.of(jdk, kind)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("kinds_and_jdks")
    void every_socket_of_eight_threads_is_counted_for_its_app(Jdk jdk, String kind) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            assertThat(jvm.tell("churn " + kind + " 8 5 250 shop crawler")).isEqualTo("20008");

            // four threads each, five rounds of 250 connections with both their ends, and a listener
            String expected = "{AcceptedTotal=5000, ClosedTotal=10004, ConnectedTotal=5000, OpenedTotal=10004}";
            Await.until(() -> AppCounts.of(jvm, "shop"), expected);
            Await.until(() -> AppCounts.of(jvm, "crawler"), expected);
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }
}
