package io.tcpheadroom.sample.scenario;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {
    private static final List<String> APPS = List.of("shop", "crawler");

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    @Test
    void each_is_found_by_a_name_of_its_own() {
        assertThat(Scenarios.ALL).allSatisfy(scenario -> {
            assertThat(scenario.name()).matches("[a-z]+(-[a-z]+)*");
            assertThat(Scenarios.named(scenario.name())).containsSame(scenario);
        });
        assertThat(Scenarios.named("Leak")).isEmpty();
    }

    /** All but the leak, which leaves its sockets to the JVM's end; those that have a need in a place where they have not. */
    static Stream<Scenario> bounded() throws IOException {
        Files.writeString(folder.resolve("ip_local_port_range"), "40000\t40049\n");
        Files.writeString(
                folder.resolve("limits"),
                "Max open files            1000                 1000                 files\n");
        return Stream.of(
                new Steady(),
                new CloseWait(),
                new Backlog(),
                new Ports(folder),
                new Descriptors(folder.resolve("limits")),
                new Churn(folder),
                new Threads(),
                new Pool());
    }

    @ParameterizedTest
    @MethodSource("bounded")
    void each_opens_sockets_of_its_apps_and_leaves_neither_a_socket_nor_a_thread_nor_a_bean(Scenario scenario)
            throws IOException {
        long before = sockets();
        try (Stage stage = new Stage()) {
            assertThat(scenario.need()).isEmpty();
            scenario.start(stage);
            await().atMost(PATIENCE)
                    .until(() -> sockets() >= before + 10 || scenario instanceof Churn && sockets() > before);
            stage.check();
        }

        assertThat(threads()).isEmpty();
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
                .noneMatch(bean -> bean.toString().matches("(shop|tomcat\\.jdbc):.*"));
        await().atMost(PATIENCE).until(() -> sockets() <= before); // those that were accepted and not served yet, too
    }

    @Test
    void whoever_needs_few_ports_says_so_where_there_are_many(@TempDir Path sysctls) throws IOException {
        Files.writeString(sysctls.resolve("ip_local_port_range"), "32768\t60999\n");

        for (Scenario scenario : List.of(new Ports(sysctls), new Churn(sysctls))) {
            Need need = scenario.need().orElseThrow();
            assertThat(need.what())
                    .isEqualTo("It uses up local ports, and this network namespace has 28,232; it takes at most 300.");
            assertThat(need.command("java -jar x.jar"))
                    .startsWith("unshare -rn sh -c '")
                    .contains("echo 40000 40199 > ip_local_port_range")
                    .endsWith(" exec java -jar x.jar'");
        }
    }

    @Test
    void whoever_needs_few_descriptors_says_so_where_there_are_many_or_no_limit(@TempDir Path limits)
            throws IOException {
        Path unlimited =
                Files.writeString(limits.resolve("u"), "Max open files     unlimited       unlimited     files\n");
        Path many = Files.writeString(limits.resolve("m"), "Max open files     1001            1048576       files\n");
        Path none = Files.writeString(limits.resolve("n"), "");

        for (Path path : List.of(unlimited, many, none)) {
            assertThat(new Descriptors(path).need().orElseThrow().command("java"))
                    .isEqualTo("sh -c 'ulimit -n 300 && exec java'");
        }
        assertThat(new Descriptors(many).need().orElseThrow().what())
                .isEqualTo("It uses up descriptors, and this process may have 1001; it takes at most 1000.");
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() != null
                        && APPS.contains(
                                String.valueOf(thread.getContextClassLoader().getName())))
                .collect(toList());
    }

    private static long sockets() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(ScenariosTest::isSocket).count();
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
