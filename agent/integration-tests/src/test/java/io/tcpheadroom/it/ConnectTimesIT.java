package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.programs.Kinds;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.ObjectName;

/** How long connects take, whatever the kind of socket. */
class ConnectTimesIT {
    /** The bean of the destination once so many have come up. */
    private static Map<String, Object> connected(ForkedJvm jvm, String port, long connects) throws Exception {
        ObjectName name = new ObjectName("tcp.headroom:type=Destination,address=127.0.0.1,port=" + port);
        return Await.satisfied(
                () -> jvm.beans().read(name),
                bean -> assertThat(bean)
                        .containsEntry("ConnectedTotal", connects)
                        .containsEntry("Used", connects));
    }

    private static void assertOrdered(Map<String, Object> bean, String kind) {
        List<Double> times = Stream.of("P50", "P90", "P99", "Max")
                .map(part -> (Double) bean.get("ConnectSeconds" + part))
                .toList();
        assertThat(times).as(kind).doesNotContainNull().isSorted();
        assertThat((Double) bean.get("ConnectSecondsTotal")).as(kind).isBetween(times.get(3), 5.001 * times.get(3));
    }

    @OnEachJdk
    void each_kind_of_socket_tells_how_long_its_connects_took(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1")
                .withJars("netty.4.2")
                .scripted()) {
            List<String> kinds = Stream.concat(
                            Kinds.connecting(jdk.feature()).stream().filter(kind -> !kind.equals("unix")),
                            Stream.of("netty-EPOLL", "netty-IO_URING"))
                    .toList();
            for (String kind : kinds) {
                String port = jvm.tell("listen " + (kind.startsWith("netty-") ? "socket" : kind) + " 50");
                jvm.tell("connect " + kind + " 5");

                Map<String, Object> bean = connected(jvm, port, 5);
                assertOrdered(bean, kind);
                if (!kind.startsWith("netty-EPOLL")) { // which is seen when it has begun, and loopback is as fast
                    assertThat((Double) bean.get("ConnectSecondsMax")).as(kind).isPositive();
                }
            }
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }

    @OnEachJdk
    void what_fails_has_no_time(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withAgent("sample.seconds=0.1").scripted()) {
            jvm.tell("refused socket 3");

            Map<String, Object> bean = Await.satisfied(
                    () -> jvm.beans().read(new ObjectName("tcp.headroom:type=Destination,address=127.0.0.1,port=1")),
                    read -> assertThat(read).containsEntry("ConnectRefusedTotal", 3L));
            assertThat(bean)
                    .containsEntry("ConnectSecondsTotal", 0.0)
                    .containsEntry("ConnectSecondsMax", null)
                    .containsEntry("ConnectSecondsP99", null);
        }
    }
}
