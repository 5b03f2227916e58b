package io.tcpheadroom.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The JVM whose agent a command asks. */
final class Asking {
    @Parameters(
            index = "0",
            paramLabel = "PID",
            description = "the JVM's process id, as jps shows it",
            converter = Target.ProcessId.class)
    private long pid;

    @Option(names = "--attach", description = "attach the agent first, if the JVM has none")
    private boolean attaches;

    Answer ask(String question) throws Exception {
        return (attaches ? LookedAt.attachedTo(pid) : LookedAt.of(pid)).ask(question);
    }
}
