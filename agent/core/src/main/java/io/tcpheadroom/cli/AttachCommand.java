package io.tcpheadroom.cli;

import io.tcpheadroom.config.AttachProtocol;
import io.tcpheadroom.text.PlainText;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Attaches the agent to a running JVM. */
@Command(
        name = "attach",
        description = "Attaches the agent to a running JVM of the same user, until it is detached or the JVM ends.",
        mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "PID",
            description = "the JVM's process id, as jps shows it",
            converter = Target.ProcessId.class)
    private long pid;

    @Parameters(
            index = "1",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "the agent's options, key=value,key=value, as after -javaagent:…jar=")
    private String options;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String state = new Target(pid).load(options, AttachProtocol.DESCRIPTORS_TO_START);
        spec.commandLine().getOut().println("JVM " + pid + ": TCP Headroom " + PlainText.lines(state));
        if (!AttachProtocol.isRunning(state)) {
            return CommandLineMain.ERROR;
        }
        return AttachProtocol.hasWarnings(state) ? CommandLineMain.WARNING : CommandLineMain.OK;
    }
}
