package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.api.FindingData;
import io.tcpheadroom.api.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trouble that is made for real, and what is found of it over JMX; beside each a program that does the same in good health. Findings go by
 * what the kernel says, so that one JDK is enough. Those of leaks, CLOSE_WAIT, failures, pools and used-up descriptors are made by the
 * tests of these.
 */
class FindingsIT {
    private static final String FAST = "sample.seconds=0.1";

    private static List<FindingData> findings(ForkedJvm jvm, String rule) throws Exception {
        return jvm.beans().advice().findings().stream()
                .filter(finding -> finding.getRule().equals(rule))
                .toList();
    }

    private static FindingData only(ForkedJvm jvm, String rule) throws Exception {
        return Await.satisfied(
                        () -> findings(jvm, rule), found -> assertThat(found).hasSize(1))
                .get(0);
    }

    @Test
    void a_queue_that_is_nearly_full_is_found_with_its_backlog_and_one_with_room_is_not() throws Exception {
        try (ForkedJvm jvm =
                ForkedJvm.on(Jdk.current()).withAgent(FAST).startingFast().scripted()) {
            jvm.tell("as careful");
            jvm.tell("listen socket 50");
            jvm.tell("accept off");
            jvm.tell("connect channel 10");
            jvm.tell("as shop");
            String port = jvm.tell("listen socket 50");
            jvm.tell("accept off");
            jvm.tell("connect channel 40");

            String somaxconn =
                    Files.readAllLines(Path.of("/proc/sys/net/core/somaxconn")).get(0);
            FindingData finding = Await.satisfied(
                            () -> findings(jvm, "backlog-below-somaxconn"),
                            found -> assertThat(found)
                                    .extracting(FindingData::getEvidence)
                                    .containsExactly(
                                            "at most 40 of 50 waited in the last minute, seven tenths or more in the last five minutes; "
                                                    + "backlog asked for: 50, net.core.somaxconn: " + somaxconn))
                    .get(0);
            assertThat(finding.getSubject()).isEqualTo("listener 127.0.0.1:" + port + " (shop)");
            assertThat(finding.getWhy()).startsWith("The next burst overflows the queue");
            assertThat(finding.getSince()).isNotNull();

            long samples = jvm.beans().agent().getSamplesTotal();
            Await.satisfied(
                    () -> jvm.beans().agent().getSamplesTotal(),
                    now -> assertThat(now).isGreaterThan(samples + 2));
            assertThat(only(jvm, "backlog-below-somaxconn").getSince()).isEqualTo(finding.getSince());
        }
    }

    @Test
    void a_soft_limit_below_the_hard_one_is_found_and_the_command_that_is_told_ends_it() throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after("ulimit -Sn 200")
                .jvmOption("-XX:-MaxFDLimit")
                .withAgent(FAST)
                .startingFast()
                .scripted()) {
            assertThat(jvm.beans().read(Names.resource("process-fds"), "Limit")).isEqualTo(200L);
            assertThat(findings(jvm, "descriptors-below-hard-limit")).isEmpty();
            while (jvm.descriptors() < 178) {
                jvm.tell("open channel 1");
            }

            String remedy = only(jvm, "descriptors-below-hard-limit").getRemedy();
            String command = remedy.substring(remedy.indexOf('`') + 1, remedy.lastIndexOf('`'));
            assertThat(command).startsWith("prlimit --pid " + jvm.pid() + " --nofile=");
            Process prlimit = new ProcessBuilder("bash", "-c", command)
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(prlimit.getInputStream().readAllBytes())).isEmpty();
            assertThat(prlimit.waitFor()).isZero();

            Await.until(() -> findings(jvm, "descriptors-below-hard-limit"), List.of());
            assertThat((Long) jvm.beans().read(Names.resource("process-fds"), "Limit"))
                    .isGreaterThan(200);
        }
    }

    private static ForkedJvm beside(Path folder) throws IOException {
        Files.createSymbolicLink(folder.resolve("proc"), Path.of("/proc"));
        return ForkedJvm.on(Jdk.current())
                .withAgent(FAST + ",procfs=" + folder.resolve("proc"))
                .startingFast()
                .scripted();
    }

    @Test
    void a_line_that_a_guide_of_long_ago_left_in_a_file_is_found(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("etc/sysctl.d"));
        Path file = folder.resolve("etc/sysctl.d/99-tuning.conf");
        Files.writeString(file, "net.ipv4.tcp_tw_reuse = 1\nnet.ipv4.tcp_tw_recycle = 1\n");

        try (ForkedJvm jvm = beside(folder)) {
            FindingData finding = only(jvm, "time-wait-recycle-in-file");
            assertThat(finding.getSubject()).isEqualTo("sysctl files");
            assertThat(finding.getEvidence()).isEqualTo(file + " line 2");
        }
    }

    @Test
    void files_without_it_are_read_and_nothing_is_found(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("etc"));
        Files.writeString(folder.resolve("etc/sysctl.conf"), "net.ipv4.tcp_tw_reuse = 1\n");

        try (ForkedJvm jvm = beside(folder)) {
            Await.satisfied(
                    () -> jvm.beans().agent().readers(),
                    readers -> assertThat(readers)
                            .hasEntrySatisfying(
                                    folder + "/etc/sysctl.conf, sysctl.d (on demand)",
                                    state -> assertThat(state).startsWith("read in ")));
            assertThat(findings(jvm, "time-wait-recycle-in-file")).isEmpty();
        }
    }

    @Tag("port-range-small")
    @Tag("time-wait-reuse")
    @Tag("fin-timeout-lowered")
    @Test
    void ports_that_run_short_are_found_and_in_time_wait_the_settings_that_do_and_do_not_help() throws Exception {
        OwnNamespace.needed();
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                .after(OwnNamespace.where("cd /proc/sys/net/ipv4; "
                        + "echo 40000 40999 > ip_local_port_range; echo 0 > tcp_tw_reuse; echo 10 > tcp_fin_timeout"))
                .withAgent(FAST)
                .startingFast()
                .program("PortUser")) {
            jvm.tell("serve 9001 1");
            jvm.tell("agent");
            assertThat(jvm.tell("hold 300 9001")).isEqualTo("300");
            jvm.tell("samples 3");
            assertThat(jvm.ask("read type=Advice Findings")).doesNotContain("local ports", "TIME_WAIT");

            assertThat(jvm.tell("hold 400 9001")).isEqualTo("400");
            Await.satisfied(
                    () -> jvm.tell("read type=Advice Findings"),
                    text -> assertThat(text)
                            .contains("WARN local ports: local ports are running out, and their range is small. ")
                            .contains("net.ipv4.ip_local_port_range is 40000 to 40999")
                            .contains("write `net.ipv4.ip_local_port_range = 10240 65535` ")
                            .doesNotContain("TIME_WAIT use up"));

            jvm.tell("release 690");
            Await.satisfied(
                    () -> {
                        jvm.tell("measure ephemeral-ports");
                        return jvm.tell("read type=Advice Findings");
                    },
                    text -> assertThat(text)
                            .contains("ports in TIME_WAIT use up the local ports to one destination")
                            .contains("write `net.ipv4.tcp_tw_reuse = 1` ")
                            .contains(
                                    "WARN network namespace: net.ipv4.tcp_fin_timeout was lowered, which does not shorten TIME_WAIT. "
                                            + "Evidence: net.ipv4.tcp_fin_timeout is 10 s; in TIME_WAIT now: ")
                            .contains("write `net.ipv4.tcp_fin_timeout = 60` ")
                            .doesNotContain("timestamps are off"));
            assertThat(jvm.err().soFar()).isEmpty();
        }
    }
}
