package io.tcpheadroom.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What runs inside a rehearsal's network namespace. Ends with the command that started it, however that ends. */
@Command(name = RehearseCommand.NAME, hidden = true)
final class RehearseCommand implements Callable<Integer> {
    static final String NAME = "connections-of-rehearsal";
    private static final int BROKE = 2;

    @Parameters(index = "0")
    private long connections;

    @Parameters(index = "1")
    private long outgoing;

    @Parameters(index = "2")
    private long destinations;

    @Parameters(index = "3")
    private int burst;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        endWithStarter();
        PrintWriter out = spec.commandLine().getOut();
        try (LoopbackConnections opened = new LoopbackConnections(outgoing, destinations, burst)) {
            String broke = opened.open(connections);
            out.println(
                    broke == null
                            ? "HELD     " + opened.held() + " connections, " + opened.overflows()
                                    + " overflows of the accept queue"
                            : "BROKE    at connection " + (opened.held() + 1) + " of " + connections + ": " + broke);
            out.flush();
            return broke == null ? CommandLineMain.OK : BROKE;
        }
    }

    private static void endWithStarter() {
        Thread watch = new Thread(RehearseCommand::endAfterStarter, "rehearsal-starter");
        watch.setDaemon(true);
        watch.start();
    }

    /** Standard input comes from there, and nothing does until its end. */
    private static void endAfterStarter() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            Runtime.getRuntime().halt(CommandLineMain.ERROR);
        }
        Runtime.getRuntime().halt(CommandLineMain.ERROR);
    }
}
