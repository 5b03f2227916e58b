package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.it.ForkedJvm.Ended;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario of the sample program makes its finding, as the program itself prints it and as the command {@code check} tells it: what
 * docs/scenarios.md says. Findings go by what the kernel says, so that one JDK is enough. Each has a network namespace of its own, where
 * nothing else overflows or takes ports.
 */
@Order(1)
class ScenariosIT {
    private static final String FAR_END = "127\\.0\\.0\\.1:\\d+";

    /**
     * What a scenario is to show.
     *
     * @param finding a regular expression of its first line
     * @param evidence one of its evidence
     * @param remedy what its remedy contains
     * @param status with which check ends
     */
    record Expected(String scenario, String rule, String finding, String evidence, String remedy, int status) {
        @Override
        public String toString() {
            return scenario;
        }
    }

    static Stream<Expected> troubles() {
        return Stream.of(
                new Expected(
                        "leak",
                        "sockets-leaked",
                        "WARN app crawler: sockets were dropped without a close, and nothing will ever close them",
                        "LeakedTotal \\d+; most frequent known call site: " + site("Leak.fetch"),
                        "Close them in try-with-resources",
                        1),
                new Expected(
                        "close-wait",
                        "close-wait",
                        "WARN app crawler: connections to " + FAR_END
                                + " were closed by the far end and are still open here",
                        "(5\\d|60) in CLOSE_WAIT, .*; opened at " + site("CloseWait.fillPool"),
                        "Close a connection when a read returns the end of the stream",
                        1),
                new Expected(
                        "backlog",
                        "accept-queue-overflow",
                        "WARN listener " + FAR_END
                                + " \\(shop\\): the accept queue overflowed: clients waited for seconds, or were refused",
                        "\\d+ overflows in this network namespace, .*; this queue \\(length 20\\) was full at that time, .*",
                        "setBacklog of the Listener bean",
                        2),
                new Expected(
                        "ports",
                        "port-range-small",
                        "WARN local ports: local ports are running out, and their range is small",
                        "\\d+ of 200 local ports in use to " + FAR_END
                                + " \\(crawler\\), .*; net.ipv4.ip_local_port_range is 40000 to 40199",
                        "write `net.ipv4.ip_local_port_range = 10240 65535`",
                        2),
                new Expected(
                        "descriptors",
                        "resource-near-limit",
                        "WARN resource process-fds: File descriptors.*",
                        "used \\d+ of 300 descriptors, .* call site is known are from " + site("Descriptors.crawl")
                                + " \\(app crawler\\); .*",
                        "Fix the leak, or raise LimitNOFILE=",
                        1),
                new Expected(
                        "churn",
                        "time-wait-reuse",
                        "WARN destination " + FAR_END + " \\(crawler\\): ports in TIME_WAIT use up the local ports .*",
                        "\\d+ of 200 local ports in use to " + FAR_END
                                + " \\(crawler\\), \\d+ of them in TIME_WAIT; net.ipv4.tcp_tw_reuse is 0",
                        "write `net.ipv4.tcp_tw_reuse = 1`",
                        2),
                new Expected(
                        "threads",
                        "resource-near-limit",
                        "CRITICAL resource server-threads: Busy threads of a server's connector.*",
                        "used (9|10) of 10 threads, (90|100)\\.0 %; threshold 90\\.0 %; the fullest: http-nio-\\d+",
                        "raise maxThreads of the connector",
                        2),
                new Expected(
                        "pool",
                        "pool-exhausted",
                        "WARN pool prices: all connections of the pool are in use, and callers are waiting",
                        "Tomcat JDBC: 10 of 10 in use, 5 waiting, for \\d+ s; app tcp-headroom-sample; 10 sockets open to "
                                + FAR_END + "; opened at " + site("Pool.borrow"),
                        "close every borrowed one in try-with-resources",
                        1));
    }

    private static String site(String method) {
        String type = method.substring(0, method.indexOf('.'));
        return "io\\.tcpheadroom\\.sample\\.scenario\\." + method.replace(".", "\\.") + "\\(" + type
                + "\\.java:\\d+\\)";
    }

    @BeforeEach
    void alone() throws Exception {
        OwnNamespace.needed();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void each_trouble_is_found_by_its_name_with_its_place_and_its_remedy(Expected expected) throws Exception {
        try (ForkedJvm sample = SampleProgram.play(expected.scenario)) {
            awaitLine(sample, expected.finding + " \\(" + expected.rule + "\\)");
            assertThat(sample.out().next()).matches("  Evidence: " + expected.evidence);
            assertThat(sample.out().next()).startsWith("  Remedy: ").contains(expected.remedy);

            Ended check = Await.satisfied(
                    () -> ForkedJvm.command("check", "--pid", Long.toString(sample.pid())),
                    ended -> assertThat(ended.status()).isEqualTo(expected.status));
            assertThat(check.printed()).containsPattern("(?m)^" + expected.finding + "$");
            assertThat(sample.err().soFar()).isEmpty();
        }
    }

    /** Others may come first, and the same at a lower severity. */
    private static void awaitLine(ForkedJvm jvm, String expression) {
        String line = jvm.out().next();
        while (!line.matches(expression)) {
            line = jvm.out().next();
        }
    }

    @Test
    void the_steady_one_has_none_of_these() throws Exception {
        try (ForkedJvm sample = SampleProgram.play("steady")) {
            sample.out().nextWith("No findings yet.");
            Ended check = Await.satisfied(
                    () -> ForkedJvm.command("check", "--pid", Long.toString(sample.pid())),
                    ended -> assertThat(ended.printed())
                            .containsPattern("(?m)^crawler +2[01] +2[01] +0 +0 +0 +0 +0 +0$"));

            troubles()
                    .forEach(trouble -> assertThat(check.printed())
                            .as(trouble.scenario)
                            .doesNotContainPattern("(?m)^" + trouble.finding + "$"));
            assertThat(sample.out().soFar())
                    .noneMatch(line -> line.matches("(WARN|CRITICAL) (app|listener|pool|local|destination).*"));
            assertThat(sample.err().soFar()).isEmpty();
        }
    }

    @Test
    void an_unknown_one_is_refused_with_the_names_of_all_that_are_tested_here() throws Exception {
        String names = String.join(", ", troubles().map(Expected::scenario).toList());
        try (ForkedJvm sample =
                ForkedJvm.on(Jdk.current()).startingFast().run("-jar", ForkedJvm.SAMPLE.toString(), "leaks")) {
            assertThat(sample.exit()).isEqualTo(2);
            assertThat(sample.err().soFar())
                    .containsExactly(
                            "Unknown scenario 'leaks', known: steady, " + names + " (--help shows the options)");
        }
    }
}
