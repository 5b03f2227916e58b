package io.tcpheadroom.cli;

import io.tcpheadroom.config.Option;
import io.tcpheadroom.config.Version;
import io.tcpheadroom.text.PlainText;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code java -jar tcp-headroom-agent.jar}: the commands. */
@Command(
        name = "java -jar tcp-headroom-agent.jar",
        description = "How near is a JVM to its next TCP limit, what is consuming it, and what should you change?",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineMain.OurVersion.class,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:ok", "1:warning", "2:critical", "3:unknown or error"})
public final class CommandLineMain implements Runnable {
    static final int OK = 0;
    static final int WARNING = 1;
    static final int CRITICAL = 2;
    static final int ERROR = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Called by the launcher, which exits with the returned code. */
    public static int run(String[] arguments) {
        PrintWriter out = Output.open();
        int status = commandLine().setOut(out).execute(arguments);
        out.flush();
        return status;
    }

    static CommandLine commandLine() {
        CommandLine attach = new CommandLine(new AttachCommand());
        listOptions(attach.getCommandSpec().usageMessage());
        return new CommandLine(new CommandLineMain())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new TopCommand())
                .addSubcommand(new SocketsCommand())
                .addSubcommand(new FailuresCommand())
                .addSubcommand(attach)
                .addSubcommand(new DetachCommand())
                .addSubcommand(new PlanCommand())
                .addSubcommand(new CompletionCommand())
                .setParameterExceptionHandler(CommandLineMain::misused)
                .setExecutionExceptionHandler((e, commandLine, result) -> failed(e, commandLine.getErr()));
    }

    /** Lists the agent's own options in the help of the command that passes them on. */
    private static void listOptions(CommandLine.Model.UsageMessageSpec usage) {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (Option option : Option.values()) {
            String defaultNote = option.defaultText().isEmpty() ? "" : " (" + option.defaultText() + ")";
            descriptions.put(option.key(), option.description() + defaultNote);
        }
        descriptions.put("config", "a properties file with these options");
        usage.footerHeading("%nThe agent's options, with their defaults:%n");
        usage.sectionMap()
                .put(
                        CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER,
                        help -> help.createTextTable(descriptions).toString());
    }

    /** Without a command: prints the help. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misused(CommandLine.ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(wrongCommand(e).orElseGet(() -> message(e)) + ". Try --help.");
        return ERROR;
    }

    /** Where picocli's own words help little: it has no notion of a wrong command, only of an argument that matches nothing. */
    private static Optional<String> wrongCommand(CommandLine.ParameterException e) {
        if (e instanceof CommandLine.MutuallyExclusiveArgsException) {
            return Optional.of("Use only one of --pid and --all");
        }
        if (e instanceof CommandLine.UnmatchedArgumentException) {
            String argument =
                    ((CommandLine.UnmatchedArgumentException) e).getUnmatched().get(0);
            String what = e.getCommandLine().getParent() == null ? "Unknown command '" : "Unexpected argument '";
            return argument.startsWith("-") ? Optional.empty() : Optional.of(what + argument + "'");
        }
        return Optional.empty();
    }

    private static int failed(Exception e, PrintWriter err) {
        err.println(message(e));
        return ERROR;
    }

    private static String message(Exception e) {
        String message = e.getMessage();
        return PlainText.lines(message == null ? e.toString() : message);
    }

    static final class OurVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "TCP Headroom " + Version.current(),
                "on " + ManagementFactory.getRuntimeMXBean().getVmName() + " " + Runtime.version()
            };
        }
    }
}
