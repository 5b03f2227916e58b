package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets that were open before the agent came, or that native code opened: the kernel's count less ours. */
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
