package io.tcpheadroom.cli;

import io.tcpheadroom.answer.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what failed lately in a JVM, by reason. */
@Command(
        name = "failures",
        description =
                "Lists the connects, opens, binds and accepts of a JVM that failed within the last ten minutes, by reason. The"
                        + " exit code is 1 if there are any.",
        mixinStandardHelpOptions = true)
final class FailuresCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking = new Asking();

    @Mixin
    private final Showing showing = new Showing();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return showing.show(spec.commandLine().getOut(), () -> asking.ask(Answers.FAILURES), FailuresCommand::lines);
    }

    static List<String> lines(Answer answer, Paint paint) {
        List<Answer> failures = answer.list("failures");
        List<String> lines = new ArrayList<>();
        lines.add(TargetText.of(answer.part("target")) + ": "
                + (failures.isEmpty()
                        ? "nothing failed within the last ten minutes"
                        : "failed within the last ten minutes"));
        Table table = new Table(">TIMES", "APP", "OPERATION", "REASON", "PLACE", ">LAST", "MESSAGE", "CALL SITE");
        failures.forEach(failure -> table.row(
                Amount.of(failure.number("count")),
                failure.text("app"),
                failure.text("operation"),
                failure.text("reason"),
                failure.text("place"),
                Amount.seconds(failure.number("lastAgeSeconds")) + " ago",
                SocketsCommand.firstLine(failure.text("lastMessage")),
                SocketsCommand.firstLine(failure.text("callSite"))));
        lines.addAll(table.isEmpty() ? List.of() : table.lines(paint));
        return lines;
    }
}
