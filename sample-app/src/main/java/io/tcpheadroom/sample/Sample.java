package io.tcpheadroom.sample;

import io.tcpheadroom.sample.scenario.Need;
import io.tcpheadroom.sample.scenario.Scenario;
import io.tcpheadroom.sample.scenario.Scenarios;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program: runs the apps shop and crawler, and once a second shows what the agent says of them. */
@Command(
        name = "tcp-headroom-sample",
        description = "Two apps in one JVM, shop and crawler, and the JVM's nearest TCP limits once a second.")
public final class Sample implements Callable<Integer> {
    /** Each connection costs two descriptors, for both of its ends are in this JVM. */
    private static final int MOST_CONNECTIONS = 5_000;

    private final Terminal terminal;
    private final Beans beans = new Beans(ManagementFactory.getPlatformMBeanServer());

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            description = "A problem to reproduce, instead of shop and crawler: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Names.class)
    private @Nullable String scenario;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "End after N seconds; without it at Ctrl-C, a scenario after " + ScenarioRun.SECONDS + " s.")
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

    /** For the help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        Names() {
            super(Scenarios.ALL.stream().map(Scenario::name).toList());
        }
    }

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
        if (scenario != null) {
            return run(named(scenario));
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
            Report report = new Report(terminal.signs());
            new Watch(beans, terminal)
                    .run(
                            stop,
                            seconds == null ? Long.MAX_VALUE : seconds,
                            second -> terminal.show(report.lines(second, Limits.read(beans), OpenSockets.read(beans))));
        }
    }

    private int run(Scenario chosen) throws IOException {
        if (spec.commandLine().getParseResult().hasMatchedOption("--connections")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--connections is not for the scenario " + chosen.name() + ", which has its own number");
        }
        Optional<Need> need = chosen.need();
        if (need.isPresent()) {
            spec.commandLine().getErr().println(ScenarioRun.refusal(chosen, need.get()));
            return CommandLine.ExitCode.SOFTWARE;
        }
        try (Stop stop = Stop.onSignal()) {
            new ScenarioRun(chosen, beans, terminal).run(stop, seconds == null ? ScenarioRun.SECONDS : seconds);
            terminal.print(List.of(chosen.name() + " has ended."));
        }
        return CommandLine.ExitCode.OK;
    }

    private Scenario named(String name) {
        return Scenarios.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "Unknown scenario '" + name + "', known: " + Scenarios.names()));
    }
}
