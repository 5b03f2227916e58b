package io.tcpheadroom.cli;

import io.tcpheadroom.config.AttachProtocol;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Brings the agent into a JVM that runs. */
@Command(
        name = "attach",
        description = "Attaches the agent to a running JVM of the same user; it stays until detach or the JVM's end.",
        mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PID", description = "the JVM's process id, as jps shows it")
    private long pid;

    @Parameters(
            index = "1",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "the agent's options, key=value,key=value, as behind -javaagent:…jar=")
    private String options;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String state = Target.load(pid, options);
        spec.commandLine().getOut().println("JVM " + pid + ": TCP Headroom " + state);
        return AttachProtocol.isRunning(state) ? CommandLineMain.OK : CommandLineMain.ERROR;
    }
}
