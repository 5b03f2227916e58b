package io.tcpheadroom.cli;

import io.tcpheadroom.config.AttachProtocol;
import io.tcpheadroom.text.PlainText;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Detaches the agent from a running JVM. */
@Command(
        name = "detach",
        description = "Detaches the agent from a running JVM: removes its hooks, MBeans and threads.",
        mixinStandardHelpOptions = true)
final class DetachCommand implements Callable<Integer> {
    /** The JVM's end of the connection, the jar, and what is open for a moment. */
    private static final int DESCRIPTORS = 6;

    @Parameters(
            index = "0",
            paramLabel = "PID",
            description = "the JVM's process id, as jps shows it",
            converter = Target.ProcessId.class)
    private long pid;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String state = new Target(pid).load(AttachProtocol.DETACH, DESCRIPTORS);
        spec.commandLine().getOut().println("JVM " + pid + ": TCP Headroom " + PlainText.lines(state));
        return AttachProtocol.isDetached(state) ? CommandLineMain.OK : CommandLineMain.ERROR;
    }
}
