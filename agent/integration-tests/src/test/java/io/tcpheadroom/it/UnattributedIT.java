package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.Names;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sockets that were open before the agent came, or that native code opened: the kernel's count less ours. */
class UnattributedIT {
    static Stream<Jdk> supported() {
        return Jdk.supported();
    }

    @ParameterizedTest
    @MethodSource("supported")
    void sockets_from_before_the_attach_are_shown_as_unattributed(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(jdk).scripted()) {
            jvm.tell("as early");
            jvm.tell("open channel 6");
            jvm.attach("sample.seconds=0.1");
            jvm.tell("as late");
            jvm.tell("open channel 2");

            Await.until(() -> jvm.beans().app("late").getOpen(), 2L);
            long unattributed = (Long) Await.satisfied(
                    () -> jvm.beans().read(Names.SOCKETS, "Unattributed"),
                    read -> assertThat(read).isNotNull());
            // the six, and what the attach itself has open meanwhile: a socket that listens and up to two connections
            assertThat(unattributed).isBetween(6L, 9L);
            jvm.tell("as early");
            jvm.tell("close");
            assertThat(jvm.beans().names()).doesNotContain(Names.app("early").toString());
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        }
    }
}
