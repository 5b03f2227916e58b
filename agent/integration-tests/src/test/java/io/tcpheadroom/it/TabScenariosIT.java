package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tab in the real jconsole while a scenario of the sample program makes its trouble: the first sentence, the finding, its remedy, and
 * where its buttons lead. In jconsole of the JDKs with which most people open it; {@link JConsoleTabIT} sees to the others.
 */
@Order(1)
class TabScenariosIT {
    private static final String FAR_END = "127\\.0\\.0\\.1:\\d+";
    private static final String SITE = "io.tcpheadroom.sample.scenario.";

    private static Xvfb screen;

    @BeforeAll
    static void open_a_screen() throws Exception {
        Needed.that(jdks().findAny().isPresent(), "neither JDK 17 nor JDK 25 with jconsole is here");
        OwnNamespace.needed();
        screen = Xvfb.open(1280, 1024);
    }

    static Stream<Jdk> jdks() {
        return JConsoleTabIT.jdks().filter(jdk -> jdk.feature() == 17 || jdk.feature() == 25);
    }

    @AfterAll
    static void close_it() {
        if (screen != null) {
            screen.close();
        }
    }

    /** Selects it once it is there, and leaves its remedy on the screen. */
    private static void select(JConsole jconsole, String finding, String remedy) {
        Await.satisfied(() -> jconsole.ask("turn Findings"), turned -> {});
        Await.satisfied(() -> jconsole.ask("row " + finding), selected -> {});
        jconsole.awaitTexts(texts -> assertThat(texts).contains("What to do", remedy));
    }

    /** Where no finding is on the screen, it is the headline that says it. */
    private static void awaitHeadline(JConsole jconsole, String sentence) {
        Await.satisfied(() -> jconsole.ask("turn Kernel"), turned -> {});
        jconsole.awaitTexts(texts -> assertThat(texts).containsPattern(sentence));
    }

    private static void press(JConsole jconsole, String button) {
        Await.satisfied(() -> jconsole.ask("press " + button), pressed -> {});
    }

    /** The row of the findings with that problem; it has the subject. */
    private static String subject(JConsole jconsole, String problem) {
        return Await.satisfied(
                        () -> jconsole.rows("Problem").stream()
                                .filter(row -> row.get(2).matches(problem))
                                .toList(),
                        rows -> assertThat(rows).hasSize(1))
                .get(0)
                .get(1);
    }

    private static void assertNothingElse(JConsole jconsole) throws Exception {
        assertThat(jconsole.ask("windows")).isNotEmpty().doesNotContain("; ");
        assertThat(jconsole.err().soFar()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void of_close_wait_the_call_site_is_named_and_leads_to_the_sockets(Jdk jdk) throws Exception {
        try (ForkedJvm sample = SampleProgram.play("close-wait");
                JConsole jconsole = JConsole.openBeside(jdk, screen, sample.pid())) {
            awaitHeadline(
                    jconsole,
                    "App crawler: connections to " + FAR_END + " were closed by the far end and are still open here");
            select(jconsole, "app crawler", "Close a connection when a read returns the end of the stream");

            press(jconsole, "call site");
            Await.satisfied(
                    () -> jconsole.rows("Last min"),
                    rows -> assertThat(rows)
                            .singleElement()
                            .satisfies(row -> assertThat(row.get(0)).startsWith(SITE + "CloseWait.fillPool")));
            press(jconsole, "Sockets");
            Await.satisfied(
                    () -> jconsole.rows("In state"),
                    rows -> assertThat(rows)
                            .hasSize(60)
                            .allSatisfy(row -> assertThat(row).contains("CLOSE_WAIT")));
            assertNothingElse(jconsole);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void of_a_backlog_the_listener_is_named_with_its_full_queue(Jdk jdk) throws Exception {
        try (ForkedJvm sample = SampleProgram.play("backlog");
                JConsole jconsole = JConsole.openBeside(jdk, screen, sample.pid())) {
            awaitHeadline(jconsole, "Accept queue: 2[01] of 20 used, 100 %");
            Await.satisfied(() -> jconsole.ask("turn Findings"), turned -> {});
            String listener = subject(jconsole, "the accept queue overflowed: .*");
            assertThat(listener).matches("listener " + FAR_END + " \\(shop\\)");
            select(jconsole, listener, "Accept faster");

            press(jconsole, listener.replace(" (shop)", ""));
            Await.satisfied(
                    () -> jconsole.rows("Accepted/s"),
                    rows -> assertThat(rows).anySatisfy(row -> assertThat(row).contains("127.0.0.1", "100 %", "shop")));
            assertNothingElse(jconsole);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void of_descriptors_the_room_is_told_and_who_holds_them(Jdk jdk) throws Exception {
        try (ForkedJvm sample = SampleProgram.play("descriptors");
                JConsole jconsole = JConsole.openBeside(jdk, screen, sample.pid())) {
            awaitHeadline(
                    jconsole, "File descriptors: 2[5-9]\\d of 300 used, (8[5-9]|9[0-4]) %.*; Room for \\d+ more ");
            select(jconsole, "resource process-fds", "Fix the leak, or raise LimitNOFILE=");

            press(jconsole, "resource process-fds");
            Await.satisfied(
                    () -> jconsole.rows("Held by"),
                    rows -> assertThat(rows).anySatisfy(row -> assertThat(row).contains("crawler")));
            select(jconsole, "resource process-fds", "Fix the leak, or raise LimitNOFILE=");
            press(jconsole, "call site");
            Await.satisfied(
                    () -> jconsole.rows("Last min"),
                    rows -> assertThat(rows)
                            .singleElement()
                            .satisfies(row -> assertThat(row.get(0)).startsWith(SITE + "Descriptors.crawl")));
            assertNothingElse(jconsole);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void of_ports_the_range_is_told_and_the_resource_is_led_to(Jdk jdk) throws Exception {
        try (ForkedJvm sample = SampleProgram.play("ports");
                JConsole jconsole = JConsole.openBeside(jdk, screen, sample.pid())) {
            awaitHeadline(jconsole, "Local ports to one destination: 18\\d of 200 used, 9\\d %");
            select(jconsole, "local ports", "net.ipv4.ip_local_port_range = 10240 65535");

            select(jconsole, "resource ephemeral-ports", "Reuse connections (pooling, keep-alive)");
            press(jconsole, "resource ephemeral-ports");
            Await.satisfied(
                    () -> jconsole.rows("Held by"),
                    rows -> assertThat(rows)
                            .anySatisfy(row -> assertThat(row.get(0)).matches(FAR_END + ", app crawler")));
            assertNothingElse(jconsole);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void of_a_leak_the_call_site_is_named(Jdk jdk) throws Exception {
        try (ForkedJvm sample = SampleProgram.play("leak");
                JConsole jconsole = JConsole.openBeside(jdk, screen, sample.pid())) {
            awaitHeadline(
                    jconsole, "App crawler: sockets were dropped without a close, and nothing will ever close them");
            select(jconsole, "app crawler", "Close them in try-with-resources or finally");

            press(jconsole, "call site");
            Await.satisfied(
                    () -> jconsole.rows("Last min"),
                    rows -> assertThat(rows)
                            .singleElement()
                            .satisfies(row -> assertThat(row.get(0)).startsWith(SITE + "Leak.fetch")));
            assertNothingElse(jconsole);
        }
    }
}
