package io.tcpheadroom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine =
                CommandLineMain.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @Test
    void nonsense_is_one_line_and_no_plan() {
        assertThat(run("plan")).isEqualTo(3);
        assertThat(run("plan", "--connections", "many")).isEqualTo(3);
        assertThat(run("plan", "--connections", "5", "--pid", "999999999")).isEqualTo(3);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("""
                        a plan needs connections (incoming) or outgoing, at least 1
                        connections must be a whole number from 0 to 10000000, not 'many'
                        process 999999999 does not exist
                        """);
    }

    @Test
    void every_option_reaches_the_plan() {
        assertThat(run(
                        "plan",
                        "--connections",
                        "90",
                        "--outgoing",
                        "80",
                        "--rate",
                        "70",
                        "--destinations",
                        "6",
                        "--buffer",
                        "50",
                        "--pause",
                        "4",
                        "--listen",
                        "3",
                        "2",
                        "--json"))
                .isZero();

        assertThat(out.toString()).startsWith("""
                        {
                        "schema": 1,
                        "wish": {
                        "connections": 90,
                        "outgoing": 80,
                        "rate": 70,
                        "destinations": 6,
                        "buffer": 50,
                        "pause": 4,
                        "listen": [
                        2,
                        3]},
                        """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_files_are_written_as_they_are_shown(@TempDir Path folder) throws Exception {
        assertThat(run("plan", "--connections", "2000000", "--rate", "1000000", "--output", folder + "/new"))
                .isZero();

        String text = Files.readString(folder.resolve("new/plan.txt"));
        assertThat(out.toString()).isEqualTo(text);
        assertThat(text)
                .contains("--- 90-tcp-headroom.conf\n" + Files.readString(folder.resolve("new/90-tcp-headroom.conf")));
        assertThat(folder.resolve("new/plan.json")).exists();
    }

    @Test
    void the_ports_of_a_running_program_are_known() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            assertThat(run(
                            "plan",
                            "--connections",
                            "10",
                            "--json",
                            "--pid",
                            Long.toString(ProcessHandle.current().pid())))
                    .isZero();

            assertThat(out.toString()
                            .replaceAll("(?s).*\"listen\": \\[(.*?)].*", "$1")
                            .split("[,\n]+"))
                    .contains(Integer.toString(server.getLocalPort()));
        }
    }

    @Test
    void what_runs_inside_a_rehearsal_is_nobody_else_s_command() {
        assertThat(CommandLineMain.commandLine().getSubcommands().get("plan").getUsageMessage())
                .doesNotContain(RehearseCommand.NAME, "COMMAND");
    }
}
