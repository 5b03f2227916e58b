package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.Attribute;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** What listeners of a resource are told, over the wire. */
class NotificationsIT {
    private static final ObjectName QUEUE = Names.resource("accept-queue");

    @Test
    void each_crossing_is_told_once_with_all_numbers() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1").scripted()) {
            Await.until(() -> jvm.beans().read(QUEUE, "Status"), "OK");
            List<Notification> told = new CopyOnWriteArrayList<>();
            jvm.beans().server().addNotificationListener(QUEUE, (n, handback) -> told.add(n), null, null);

            jvm.tell("as shop");
            jvm.tell("listen socket 10");
            jvm.tell("accept off");
            jvm.tell("connect socket 6");
            Await.until(told::size, 1);
            jvm.beans().awaitSamples(5);
            jvm.tell("connect socket 5");
            Await.until(told::size, 2);
            jvm.beans().awaitSamples(5);
            jvm.tell("close");
            Await.until(told::size, 3);
            jvm.beans().awaitSamples(5);

            assertThat(told)
                    .extracting(Notification::getType)
                    .containsExactly(
                            "tcp.headroom.resource.exceeded",
                            "tcp.headroom.resource.exceeded",
                            "tcp.headroom.resource.cleared");
            assertThat(told).allSatisfy(n -> assertThat(n.getSource()).isEqualTo(QUEUE));
            assertThat(data(told, "StatusBefore")).containsExactly("OK", "WARN", "CRITICAL");
            assertThat(data(told, "Status")).containsExactly("WARN", "CRITICAL", "OK");
            assertThat(data(told, "Used").subList(0, 2)).containsExactly(6L, 11L);
            assertThat(data(told, "Limit").subList(0, 2)).containsExactly(10L, 10L);
            assertThat(data(told, "ExceededTotal")).containsExactly(1L, 2L, 2L);
            assertThat(told.get(0).getMessage())
                    .isEqualTo("accept-queue went from OK to WARN: 6 of 10 connections used");
            assertThat(jvm.beans().read(QUEUE, "ExceededTotal")).isEqualTo(2L);
        }
    }

    @Test
    void a_band_that_is_set_holds_from_the_next_sample_on_and_0_is_off() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1").scripted()) {
            ObjectName fds = Names.resource("process-fds");
            Await.until(() -> jvm.beans().read(fds, "Status"), "OK");
            List<Notification> told = new CopyOnWriteArrayList<>();
            jvm.beans().server().addNotificationListener(fds, (n, handback) -> told.add(n), null, null);

            set(jvm, fds, "CriticalRatio", 0.0001);
            assertThat(jvm.beans().read(fds, "CriticalRatio")).isEqualTo(0.0001);
            Await.until(() -> jvm.beans().read(fds, "Status"), "CRITICAL");
            set(jvm, fds, "CriticalRatio", 0.0);
            Await.until(() -> jvm.beans().read(fds, "Status"), "OK");
            Await.until(told::size, 2);
            assertThat(data(told, "Status")).containsExactly("CRITICAL", "OK");
        }
    }

    private static void set(ForkedJvm jvm, ObjectName name, String attribute, double value) throws Exception {
        jvm.beans().server().setAttribute(name, new Attribute(attribute, value));
    }

    private static List<Object> data(List<Notification> told, String item) {
        return told.stream()
                .map(n -> ((CompositeData) n.getUserData()).get(item))
                .toList();
    }
}
