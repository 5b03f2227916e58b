package io.tcpheadroom.sample;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: runs the apps shop and crawler, and once a second shows what the agent says of them. */
@Command(
        name = "tcp-headroom-sample",
        description = "Two apps in one JVM, shop and crawler, and the JVM's nearest TCP limits once a second.")
public final class Sample implements Callable<Integer> {
    /** Each connection costs two descriptors, for both of its ends are in this JVM. */
    private static final int MOST_CONNECTIONS = 5_000;

    /** The agent registers its beans in the background: one that was asked for is not missed at once. */
    private static final int START_SECONDS = 10;

    private final Terminal terminal;
    private final Beans beans = new Beans(ManagementFactory.getPlatformMBeanServer());

    @Spec
    private CommandSpec spec;

    @Option(names = "--seconds", paramLabel = "N", description = "End after N seconds; without it at Ctrl-C.")
    private @Nullable Integer seconds;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "200",
            description = "The crawler's most connections, 1 to 5000; ${DEFAULT-VALUE} without it.")
    private int connections;

    @SuppressWarnings("unused") // picocli looks for it
    @Option(names = "--help", usageHelp = true, description = "Show this help and end.")
    private boolean help;

    Sample(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] args) {
        System.exit(command(Terminal.standardOutput()).execute(args));
    }

    static CommandLine command(Terminal terminal) {
        return new CommandLine(new Sample(terminal))
                .setParameterExceptionHandler(Sample::refuse)
                .setExecutionExceptionHandler(Sample::fail);
    }

    private static int refuse(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage() + " (--help shows the options)");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int fail(Exception failure, CommandLine command, CommandLine.ParseResult options) {
        command.getErr().println(command.getCommandName() + ": " + failure);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public Integer call() throws IOException {
        requireRange("--connections", connections, MOST_CONNECTIONS);
        if (seconds != null) {
            requireRange("--seconds", seconds, Integer.MAX_VALUE);
        }
        try (Stop stop = Stop.onSignal()) {
            run(stop);
            terminal.print(List.of("shop and crawler have ended."));
        }
        return CommandLine.ExitCode.OK;
    }

    private void requireRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), option + " must be 1 to " + Numbers.count(most) + ", not " + value);
        }
    }

    private void run(Stop stop) throws IOException {
        Site site = new Site(connections);
        try (terminal;
                Host host = new Host(site)) {
            host.deploy("shop");
            host.deploy("crawler");
            terminal.print(Guide.lines(site.shop(), connections));
            watch(stop);
        }
    }

    private void watch(Stop stop) {
        Report report = new Report(terminal.signs());
        long start = System.nanoTime();
        boolean agentMissed = false;
        for (long second = 0; ; second++) {
            if (beans.present()) {
                terminal.show(report.lines(second, Limits.read(beans), OpenSockets.read(beans)));
                agentMissed = false;
            } else if (!agentMissed && !(beans.expected() && second < START_SECONDS)) {
                terminal.print(List.of(Guide.withoutAgent()));
                agentMissed = true;
            }
            boolean last = seconds != null && second >= seconds;
            if (last || terminal.gone() || stop.askedBefore(start + TimeUnit.SECONDS.toNanos(second + 1))) {
                return;
            }
        }
    }
}
