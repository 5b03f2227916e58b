package io.tcpheadroom.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the shell's completion of these commands. */
@Command(
        name = "completion",
        description = "Prints the completion of these commands for bash and zsh, to be sourced there.",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "the alias of java -jar tcp-headroom-agent.jar (${DEFAULT-VALUE})")
    private String name = "tcp-headroom";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() {
        if (!name.matches("[A-Za-z][A-Za-z0-9._-]*")) {
            throw new CommandLine.ParameterException(spec.commandLine(), "'" + name + "' is not a name of an alias");
        }
        spec.commandLine().getOut().println(AutoComplete.bash(name, spec.root().commandLine()));
        return CommandLineMain.OK;
    }
}
