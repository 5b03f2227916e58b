package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.programs.Faults;
import io.tcpheadroom.programs.Kinds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown when a hook tells its event, the program does what it does without us, and each throw is counted. */
class ThrowingHooksIT {
    static Stream<Arguments> jdksAndWhatIsThrown() {
        return Jdk.supported()
                .flatMap(jdk -> Stream.of(
                                "java/lang/IllegalStateException",
                                "java/io/IOException",
                                "java/lang/OutOfMemoryError",
                                ThrowingEvents.STACK_OVERFLOW)
                        .map(thrown -> Arguments.of(jdk, thrown)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("jdksAndWhatIsThrown")
    void the_program_sees_nothing_and_every_throw_is_counted(Jdk jdk, String thrown, @TempDir Path folder)
            throws Exception {
        List<String> bare;
        List<String> bareErr; // Netty's warnings
        try (ForkedJvm jvm = ForkedJvm.on(jdk).withJars("netty.4.2").scripted()) {
            bare = useAllKinds(jvm, jdk);
            bareErr = jvm.err().soFar();
        }
        try (ForkedJvm jvm = ForkedJvm.on(jdk)
                .withAgent("sample.seconds=0.1")
                .withJars("netty.4.2")
                .scripted()) {
            Await.until(() -> jvm.beans().agent().getHooksMissed(), 0);
            assertThat(Findings.by(jvm, "hook-errors")).isEmpty();
            Path classFile = ThrowingEvents.write(thrown, folder);
            jvm.load(AgentJar.of(Faults.class, folder), ThrowingEvents.TYPE + ":" + classFile);

            assertThat(useAllKinds(jvm, jdk)).isEqualTo(bare);
            Await.until(() -> jvm.beans().agent().getHookErrorsTotal() - Long.parseLong(jvm.tell("faults")), 0L);
            assertThat(jvm.beans().agent().getHookErrorsTotal()).isGreaterThan(100);
            Await.satisfied(
                    () -> List.of(
                            Findings.only(jvm, "hook-errors").getEvidence(),
                            "HookErrorsTotal " + jvm.beans().agent().getHookErrorsTotal()),
                    saidAndCounted -> assertThat(saidAndCounted.get(0)).isEqualTo(saidAndCounted.get(1)));
            FindingData finding = Findings.only(jvm, "hook-errors");
            assertThat(finding.getSubject()).isEqualTo("hooks");
            assertThat(finding.getProblem())
                    .isEqualTo("exceptions inside hooks were suppressed, the counts of apps may be off by that many");
            assertThat(jvm.detach()).contains("detached");
            assertThat(useAllKinds(jvm, jdk)).isEqualTo(bare);
            assertThat(jvm.err().soFar()).isEqualTo(bareErr);
        }
    }

    /** What the program answers to each step, ports aside. */
    private static List<String> useAllKinds(ForkedJvm jvm, Jdk jdk) throws Exception {
        List<String> kinds = new ArrayList<>(Kinds.connecting(jdk.feature()));
        kinds.addAll(List.of("netty-EPOLL", "netty-IO_URING"));
        List<String> answers = new ArrayList<>();
        for (String kind : kinds) {
            jvm.tell("listen " + kind + " 5");
            answers.add(kind + jvm.tell("connect " + kind + " 3"));
            answers.add(kind + jvm.tell("refused " + kind + " 2"));
        }
        for (String kind : Kinds.datagram()) {
            answers.add(kind + jvm.tell("open " + kind + " 2"));
        }
        answers.add(jvm.tell("close"));
        return answers;
    }
}
