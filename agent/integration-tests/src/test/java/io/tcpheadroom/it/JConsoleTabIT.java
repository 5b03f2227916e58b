package io.tcpheadroom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tab in the real jconsole of each JDK that has one, read back from its screen. */
class JConsoleTabIT {
    private static final String SENTENCE = "\\w+: [0-9,.]+( \\wiB)? of [0-9,.]+( \\wiB)? used, <?\\d+ %";

    private static final List<String> PANELS = List.of(
            "Findings",
            "Resource",
            "Apps",
            "Suspects",
            "Listeners",
            "Destinations",
            "Pools",
            "Walls",
            "Plan",
            "Timeline",
            "Kernel");

    private static Xvfb screen;

    @BeforeAll
    static void open_a_screen() throws Exception {
        Needed.that(jdks().findAny().isPresent(), "no JDK of " + Jdk.VARIABLE + " has jconsole");
        screen = Xvfb.open(1280, 1024);
    }

    @AfterAll
    static void close_it() {
        if (screen != null) {
            screen.close();
        }
    }

    static Stream<Jdk> jdks() {
        return Jdk.supported().filter(jdk -> jdk.feature() >= 17 && JConsole.isIn(jdk));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void it_shows_what_the_sample_program_does(Jdk jdk) throws Exception {
        try (ForkedJvm sample = sample();
                JConsole jconsole = JConsole.open(jdk, screen, sample.pid())) {
            Await.satisfied(() -> jconsole.ask("turn Resource"), turned -> {}); // with a finding, that is in front
            jconsole.awaitTexts(texts -> assertThat(texts)
                    .containsPattern(SENTENCE)
                    .contains("Sampled ", "How to raise the limit", "When full, a Java program sees"));
            assertThat(firstCells(jconsole, "Full in")).contains("File descriptors", "Accept queue");

            jconsole.ask("row File descriptors");
            Await.satisfied(
                    () -> firstCells(jconsole, "Held by"),
                    apps -> assertThat(apps).contains("crawler", "shop"));
            jconsole.ask("row Connections in TIME_WAIT");
            jconsole.awaitTexts(texts -> assertThat(texts)
                    .contains("connections skip TIME_WAIT", "Selected. Press Esc to return to the nearest limit."));

            jconsole.ask("turn Apps");
            Await.satisfied(
                    () -> firstCells(jconsole, "Opened/s"),
                    apps -> assertThat(apps).contains("crawler", "shop"));
            jconsole.ask("turn Listeners");
            Await.satisfied(
                    () -> jconsole.rows("Accepted/s"),
                    rows -> assertThat(rows).anyMatch(row -> row.get(0).equals("127.0.0.1") && row.contains("shop")));
            jconsole.ask("turn Destinations");
            Await.satisfied(
                    () -> jconsole.rows("Ports used"),
                    rows -> assertThat(rows).anyMatch(row -> row.contains("crawler")));
            assertNothingElse(jconsole);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void connections_that_leak_are_a_finding_that_leads_to_their_call_site_and_their_sockets(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current())
                        .withAgent("sample.seconds=0.1")
                        .scripted();
                JConsole jconsole = JConsole.open(jdk, screen, jvm.pid())) {
            jvm.tell("as shop");
            String farEnd = "127.0.0.1:" + jvm.tell("listen socket 200");
            jvm.tell("as crawler");
            jvm.tell("connect channel 50");
            jvm.tell("as shop");
            jvm.tell("close-accepted");

            Await.satisfied(() -> jconsole.ask("turn Findings"), turned -> {});
            Await.satisfied(() -> jconsole.ask("row app crawler"), selected -> {});
            jconsole.awaitTexts(texts -> assertThat(texts)
                    .contains(
                            "App crawler: connections to " + farEnd
                                    + " were closed by the far end and are still open here",
                            "50 in CLOSE_WAIT",
                            "What to do"));

            Await.satisfied(() -> jconsole.ask("press call site"), pressed -> {});
            Await.satisfied(
                    () -> jconsole.rows("Last min"),
                    rows -> assertThat(rows)
                            .singleElement()
                            .satisfies(
                                    row -> assertThat(row.get(0)).startsWith("io.tcpheadroom.programs.ChannelKind.")));
            Await.satisfied(() -> jconsole.ask("press Sockets"), pressed -> {});
            Await.satisfied(
                    () -> jconsole.rows("In state"),
                    rows -> assertThat(rows)
                            .hasSize(50)
                            .allSatisfy(row -> assertThat(row).contains(farEnd, "CLOSE_WAIT")));
            assertNothingElse(jconsole);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void the_tab_key_reaches_every_part(Jdk jdk) throws Exception {
        try (ForkedJvm sample = sample();
                JConsole jconsole = JConsole.open(jdk, screen, sample.pid())) {
            jconsole.awaitTexts(texts -> assertThat(texts).containsPattern(SENTENCE));
            for (String panel : PANELS) {
                jconsole.ask("turn " + panel);
                assertThat(jconsole.ask("unreachable")).as(panel).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void kernel_settings_are_found_by_typing_a_part_of_their_name(Jdk jdk) throws Exception {
        try (ForkedJvm sample = sample();
                JConsole jconsole = JConsole.open(jdk, screen, sample.pid())) {
            Await.satisfied(() -> jconsole.ask("turn Kernel"), turned -> {});
            Await.satisfied(
                    () -> firstCells(jconsole, "Description"),
                    names -> assertThat(names).contains("net.core.somaxconn", "net.ipv4.tcp_fin_timeout"));

            jconsole.ask("filter somaxconn");
            List<String> row = jconsole.rows("Description").stream()
                    .filter(cells -> cells.get(0).equals("net.core.somaxconn"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row).contains(Sysctl.text("net/core/somaxconn"));
            assertThat(firstCells(jconsole, "Description")).doesNotContain("net.ipv4.tcp_fin_timeout");
            assertNothingElse(jconsole);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void without_the_agent_it_shows_the_command_and_turns_by_itself_when_that_was_run(Jdk jdk) throws Exception {
        try (ForkedJvm jvm = ForkedJvm.on(Jdk.current()).scripted();
                JConsole jconsole = JConsole.open(jdk, screen, jvm.pid())) {
            jconsole.awaitTexts(
                    texts -> assertThat(texts).contains("java -jar tcp-headroom-agent.jar attach " + jvm.pid()));

            jvm.attach("");
            jconsole.awaitTexts(texts -> assertThat(texts).contains("Sampled ", "agent "));
            assertNothingElse(jconsole);

            jvm.detach();
            jconsole.awaitTexts(texts -> assertThat(texts).contains("This JVM runs without the TCP Headroom agent"));
            assertNothingElse(jconsole);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void when_the_program_ends_the_last_sample_stays_and_says_that_it_is_old(Jdk jdk) throws Exception {
        try (ForkedJvm sample = sample();
                JConsole jconsole = JConsole.open(jdk, screen, sample.pid())) {
            jconsole.awaitTexts(texts -> assertThat(texts).contains("Sampled "));

            sample.terminate();
            jconsole.awaitTexts(texts -> assertThat(texts)
                    .containsPattern("Disconnected \\(.+\\)\\. Last sample: ")
                    .containsPattern(SENTENCE));
            assertThat(jconsole.err().soFar()).isEmpty();
        }
    }

    private static ForkedJvm sample() throws Exception {
        return ForkedJvm.on(Jdk.current())
                .withAgent("")
                .run("-jar", ForkedJvm.SAMPLE.toString(), "--connections", "300");
    }

    private static List<String> firstCells(JConsole jconsole, String heading) throws Exception {
        return jconsole.rows(heading).stream().map(row -> row.get(0)).collect(Collectors.toList());
    }

    /** Whatever a plugin prints opens a window of jconsole's. */
    private static void assertNothingElse(JConsole jconsole) throws Exception {
        assertThat(jconsole.ask("windows")).isNotEmpty().doesNotContain("; ");
        assertThat(jconsole.err().soFar()).isEmpty();
    }
}
