package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A program of a user of its own who may have so many threads (RLIMIT_NPROC). It is asked from inside, for a JMX connection needs
 * threads too.
 */
@ResourceLock(Shared.OTHER_USER)
@Order(1)
class UserThreadsIT {
    private static String asUserWith(int threads) {
        return "exec prlimit --nproc=" + threads + " " + OtherUser.COMMAND + " \"$@\"";
    }

    @BeforeEach
    void another_user_can_run_java() throws Exception {
        OtherUser.canRunTheAgent();
    }

    private static ForkedJvm with(int threads) throws IOException {
        ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after(asUserWith(threads))
                .jvmOption("-Xlog:disable") // it would say on standard output that a thread could not be started
                .withAgent("sample.seconds=0.1")
                .scripted();
        Await.until(() -> jvm.ask("read threads-user Status"), "ok OK");
        return jvm;
    }

    /** As the kernel counts them. */
    private static long threadsOfUser() {
        long threads = 0;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                threads += threads(process.resolve("status"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return threads;
    }

    private static long threads(Path status) {
        try {
            String text = Files.readString(status);
            return text.contains("\nUid:\t" + OtherUser.ID + "\t")
                    ? Long.parseLong(text.replaceFirst("(?s).*\nThreads:\t(\\d+)\n.*", "$1"))
                    : 0;
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    private static String read(ForkedJvm jvm, String attribute) throws IOException {
        return jvm.tell("read threads-user " + attribute);
    }

    @Test
    void a_user_without_a_thread_left_is_critical() throws Exception {
        try (ForkedJvm jvm = with(200)) {
            assertThat(jvm.tell("threads 1000")).contains("unable to create native thread");

            Await.until(() -> read(jvm, "Used"), Long.toString(threadsOfUser()));
            assertThat(Long.parseLong(read(jvm, "Used")))
                    .isBetween(199L, 200L); // the JVM may end one of its own meanwhile
            assertThat(read(jvm, "Limit")).isEqualTo("200");
            assertThat(read(jvm, "Status")).isEqualTo("CRITICAL");
            assertThat(read(jvm, "Reason")).isEqualTo("null");
            assertThat(jvm.tell("read threads-host Status")).isEqualTo("OK");
        }
    }

    @Test
    void threads_of_other_processes_of_the_user_count() throws Exception {
        try (ForkedJvm other = with(4096);
                ForkedJvm jvm = with(4096)) {
            other.tell("threads 100");

            Await.satisfied(
                    () -> Long.parseLong(read(jvm, "Used")),
                    used -> assertThat(used).isEqualTo(threadsOfUser()).isGreaterThan(100));
            assertThat(read(jvm, "Status")).isEqualTo("OK");
        }
    }

    /** The processes of a user are counted every two seconds. */
    @Test
    void a_server_with_a_thread_for_each_connection_fails_where_its_threads_end() throws Exception {
        try (ForkedJvm server = ForkedJvm.on(Jdk.current())
                        .after(asUserWith(400))
                        .jvmOption("-Xlog:disable")
                        .withAgent("sample.seconds=0.1")
                        .program("CostlyServer");
                ForkedJvm clients = ForkedJvm.on(Jdk.current()).program("CostlyServer")) {
            server.tell("agent");
            String port = server.tell("serve thread");
            for (int i = 0; i < 8; i++) {
                assertThat(clients.tell("open 15 " + port)).isEqualTo("15");
                server.tell("samples 21");
            }
            assertThat(server.tell("read type=Headroom Resource")).isEqualTo("threads-user");
            int foreseen = 120 + Integer.parseInt(server.tell("read type=Headroom Connections"));
            int met = 120 + Integer.parseInt(clients.tell("open 400 " + port));

            HeadroomPage.assertMet(
                    "a server with a thread for each connection, RLIMIT_NPROC 400", "threads-user", 120, foreseen, met);
        }
    }

    @Test
    void a_limit_that_changes_while_the_program_runs_is_followed() throws Exception {
        try (ForkedJvm jvm = with(4096)) {
            long used = threadsOfUser();
            String lower = "prlimit --pid=" + jvm.pid() + " --nproc=" + used + ":";
            Process asUser = new ProcessBuilder("bash", "-c", asUserWith(4096), "bash", "bash", "-c", lower).start();
            assertThat(asUser.waitFor()).isZero();

            Await.until(() -> read(jvm, "Limit"), Long.toString(used));
            Await.until(() -> read(jvm, "Status"), "CRITICAL");
        }
    }

    @Test
    void root_is_not_bounded() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent("sample.seconds=0.1").scripted()) {
            Await.until(() -> jvm.ask("read threads-user Status"), "ok NOT_APPLICABLE");
            assertThat(read(jvm, "Reason")).isEqualTo("the kernel does not apply this limit to root");
        }
    }
}
