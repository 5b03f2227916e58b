package io.tcpheadroom.cli;

import io.tcpheadroom.config.Option;
import io.tcpheadroom.config.Version;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code java -jar tcp-headroom-agent.jar}: the commands. */
@Command(
        name = "java -jar tcp-headroom-agent.jar",
        description = "How near is a JVM to its next TCP limit, who is using it up, and what should be changed?",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineMain.OurVersion.class,
        subcommands = {AttachCommand.class, DetachCommand.class},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:ok", "3:unknown or error"})
public final class CommandLineMain implements Runnable {
    static final int OK = 0;
    static final int ERROR = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Called by the launcher, which ends the JVM with the answer. */
    public static int run(String[] arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine main = new CommandLine(new CommandLineMain());
        listOptions(main.getSubcommands().get("attach").getCommandSpec().usageMessage());
        return main.setParameterExceptionHandler(CommandLineMain::misused)
                .setExecutionExceptionHandler((e, commandLine, result) -> failed(e, commandLine.getErr()));
    }

    /** The agent's own options, behind those of the command that hands them on. */
    private static void listOptions(CommandLine.Model.UsageMessageSpec usage) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Option option : Option.values()) {
            String otherwise = option.standard().isEmpty() ? "" : " (" + option.standard() + ")";
            meanings.put(option.key(), option.meaning() + otherwise);
        }
        meanings.put("config", "a file of these options, in the format of Java's properties");
        usage.footerHeading("%nThe agent's options, with their defaults:%n");
        usage.sectionMap()
                .put(
                        CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER,
                        help -> help.createTextTable(meanings).toString());
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int misused(CommandLine.ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println(e.getMessage() + "; --help helps");
        return ERROR;
    }

    private static int failed(Exception e, PrintWriter err) {
        err.println(e.getMessage() == null ? e.toString() : e.getMessage());
        return ERROR;
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
