package io.tcpheadroom.sample;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.sample.scenario.Scenarios;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
    private final Output output = new Output();
    private final StringWriter help = new StringWriter();
    private final StringWriter errors = new StringWriter();

    @Test
    void help_names_every_option_and_ends_with_0() {
        assertThat(run("--help")).isZero();
        assertThat(help.toString()).contains("--seconds", "--connections", "--help", "steady, leak, close-wait");
        assertThat(output.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--second", "--seconds=soon", "--seconds=0", "--connections=0", "--connections=5001", "shop"})
    void a_bad_option_is_one_line_that_names_it_and_ends_with_2(String wrong) {
        assertThat(run(wrong)).isEqualTo(2);
        assertThat(errors.toString().lines()).singleElement().asString().contains(wrong.split("=")[0]);
        assertThat(output.text()).isEmpty();
    }

    @Test
    void an_unknown_scenario_is_one_line_with_all_that_are_known_and_ends_with_2() {
        assertThat(run("leaks")).isEqualTo(2);
        assertThat(errors.toString())
                .isEqualTo("Unknown scenario 'leaks', known: " + Scenarios.names() + " (--help shows the options)"
                        + System.lineSeparator());
        assertThat(output.text()).isEmpty();
    }

    @Test
    void the_number_of_connections_is_not_for_a_scenario() {
        assertThat(run("steady", "--connections=5")).isEqualTo(2);
        assertThat(errors.toString()).startsWith("--connections is not for the scenario steady");
        assertThat(output.text()).isEmpty();
    }

    @Test
    void a_scenario_tells_its_story_says_how_to_look_at_it_and_ends_with_0() {
        assertThat(run("steady", "--seconds=1")).isZero();
        assertThat(errors.toString()).isEmpty();
        assertThat(output.text())
                .startsWith("steady, process " + ProcessHandle.current().pid() + ": Crawler keeps ")
                .contains(
                        "It ends after 1 s, or with Ctrl-C.",
                        "tcp-headroom-jconsole.jar " + ProcessHandle.current().pid(),
                        " check --pid " + ProcessHandle.current().pid())
                .containsOnlyOnce("No TCP Headroom agent in this JVM. ")
                .endsWith("\nsteady has ended.\n");
    }

    @Test
    void without_the_agent_it_says_how_to_start_with_it_runs_the_apps_and_ends_with_0() {
        assertThat(run("--seconds=1", "--connections=5")).isZero();
        assertThat(errors.toString()).isEmpty();
        assertThat(output.text())
                .containsPattern(
                        "jconsole -pluginpath .*tcp-headroom-jconsole\\.jar\"? " // quoted where it has spaces
                                + ProcessHandle.current().pid())
                .containsOnlyOnce("No TCP Headroom agent in this JVM. Start with it: java -javaagent:")
                .endsWith("\nshop and crawler have ended.\n")
                .doesNotContain("\u001b");
    }

    @Test
    void the_table_appears_when_the_agent_does() throws JMException {
        try (FakeAgent agent = new FakeAgent(ManagementFactory.getPlatformMBeanServer())) {
            output.onText("No TCP Headroom agent", () -> attach(agent));
            assertThat(run("--seconds=1", "--connections=5")).isZero();
        }

        assertThat(output.text())
                .containsSubsequence(
                        "No TCP Headroom agent", "Nearest limits after 1 s", "process-fds", "open sockets", "shop")
                .doesNotContain("\u001b");
    }

    private static void attach(FakeAgent agent) {
        if (!agent.isRegistered()) {
            agent.resource("process-fds", 90L, 100L);
            agent.app("shop", "shop");
        }
    }

    private int run(String... args) {
        return Sample.command(new Terminal(output.stream(), false, UTF_8))
                .setOut(new PrintWriter(help, true))
                .setErr(new PrintWriter(errors, true))
                .execute(args);
    }
}
