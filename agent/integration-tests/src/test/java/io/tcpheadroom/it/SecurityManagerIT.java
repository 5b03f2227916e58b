package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under a security manager, which JDKs up to 23 have, the program has few rights and the agent has its own. */
class SecurityManagerIT {
    static Stream<Jdk> jdks() {
        return Jdk.supported(11, 23);
    }

    private static ForkedJvm.Builder program(Jdk jdk) {
        return ForkedJvm.on(jdk).jvmOption("-Xlog:disable").withAgent("sample.seconds=0.1,name=guarded");
    }

    private static ForkedJvm run(ForkedJvm.Builder builder, String... arguments) throws Exception {
        return builder.run(Stream.concat(
                        Stream.of("-cp", System.getProperty("programs"), "io.tcpheadroom.programs.Guarded"),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static Path policy(Path folder, String... grants) throws Exception {
        return Files.write(folder.resolve("policy"), List.of(grants));
    }

    private static String programs() {
        return "grant codeBase \"file:" + System.getProperty("programs") + "/\" {"
                + " permission java.net.SocketPermission \"*\", \"connect,accept,listen,resolve\"; };";
    }

    private static String agent() {
        return "grant codeBase \"file:" + ForkedJvm.AGENT + "\" { permission java.security.AllPermission; };";
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("jdks")
    void on_the_threads_of_a_program_without_rights_the_agent_has_its_own(Jdk jdk, @TempDir Path folder)
            throws Exception {
        try (ForkedJvm jvm = run(program(jdk)
                .jvmOption("-Djava.security.manager")
                .jvmOption("-Djava.security.policy==" + policy(folder, programs(), agent())))) {
            everySocketIsCounted(jvm);
        }
    }

    /** It is there before the agent's thread has done what is slow, and its policy has never heard of the agent. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("jdks")
    void a_manager_that_main_sets_takes_nothing_from_the_agent(Jdk jdk) throws Exception {
        ForkedJvm.Builder builder = program(jdk);
        try (ForkedJvm jvm =
                run(jdk.feature() < 12 ? builder : builder.jvmOption("-Djava.security.manager=allow"), "late")) {
            everySocketIsCounted(jvm);
        }
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("jdks")
    void an_agent_that_the_policy_grants_nothing_is_one_line_and_the_program_runs(Jdk jdk, @TempDir Path folder)
            throws Exception {
        try (ForkedJvm jvm = run(program(jdk)
                .jvmOption("-Djava.security.manager")
                .jvmOption("-Djava.security.policy==" + policy(folder, programs())))) {
            assertThat(jvm.out().next()).isEqualTo("ok ready");
            assertThat(jvm.tell("connect")).isEqualTo("no rights");

            jvm.leave();
            assertThat(jvm.exit()).isZero();
            assertThat(jvm.err().soFar())
                    .filteredOn(line -> !line.startsWith("WARNING: "))
                    .singleElement()
                    .asString()
                    .startsWith("tcp-headroom: agent could not start, program continues without it: "
                            + "java.security.AccessControlException: access denied");
        }
    }

    private static void everySocketIsCounted(ForkedJvm jvm) throws Exception {
        assertThat(jvm.out().next()).isEqualTo("ok ready");
        assertThat(jvm.tell("connect")).isEqualTo("no rights");

        Await.until(() -> jvm.beans().app("guarded").getClients(), 40L);
        assertThat(jvm.beans().app("guarded").getConnectedTotal()).isEqualTo(40);
        assertThat(jvm.beans().sockets().list("guarded client connected"))
                .hasSize(40)
                .allSatisfy(socket ->
                        assertThat(socket.getCallSite()).startsWith("io.tcpheadroom.programs.Guarded.connect"));
        assertThat(jvm.beans().agent().getHookErrorsTotal()).isZero();
        assertThat(jvm.beans().agent().getReadFailuresTotal()).isZero();
        jvm.beans().agent().uninstall();
        assertThat(jvm.tell("connect")).isEqualTo("no rights");
        assertThat(jvm.err().soFar()).allMatch(line -> line.startsWith("WARNING: "));
    }
}
