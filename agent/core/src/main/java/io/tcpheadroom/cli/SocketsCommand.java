package io.tcpheadroom.cli;

import io.tcpheadroom.answer.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the open sockets of a JVM, counted by what they have in common. */
@Command(
        name = "sockets",
        description = "Lists the open sockets of a JVM by app, kind, state, far end and call site, the most first.",
        mixinStandardHelpOptions = true)
final class SocketsCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking = new Asking();

    @Option(
            names = "--suspects",
            description = "only those that look leaked, with why; the exit code is 1 if there are any")
    private boolean isOfSuspects;

    @Mixin
    private final Showing showing = new Showing();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return showing.show(
                spec.commandLine().getOut(),
                () -> asking.ask(isOfSuspects ? Answers.SUSPECTS : Answers.SOCKETS),
                isOfSuspects ? SocketsCommand::suspects : SocketsCommand::groups);
    }

    static List<String> groups(Answer answer, Paint paint) {
        List<String> lines = head(answer, Amount.of(answer.number("sockets")) + " open sockets");
        Table table =
                new Table(">SOCKETS", "APP", "KIND", "STATE", "FAR END", ">OLDEST", ">UNREAD", ">UNSENT", "CALL SITE");
        answer.list("groups")
                .forEach(group -> table.row(
                        Amount.of(group.number("sockets")),
                        group.text("app"),
                        group.text("kind"),
                        group.text("state"),
                        group.text("farEnd"),
                        Amount.seconds(group.number("oldestSeconds")),
                        Amount.of(group.number("unreadBytes"), "bytes"),
                        Amount.of(group.number("unsentBytes"), "bytes"),
                        firstLine(group.text("callSite"))));
        lines.addAll(table.isEmpty() ? List.of() : table.lines(paint));
        Number left = answer.number("groupsLeftOut");
        if (left != null && left.longValue() > 0) {
            lines.add("and " + Amount.of(left) + " smaller groups");
        }
        return lines;
    }

    static List<String> suspects(Answer answer, Paint paint) {
        List<Answer> groups = answer.list("suspects");
        List<String> lines = head(answer, groups.isEmpty() ? "no socket looks leaked" : "sockets that look leaked");
        for (Answer group : groups) {
            lines.add("");
            lines.add(paint.head(Amount.of(group.number("sockets")) + " " + group.text("suspicion")) + " of "
                    + group.text("app") + ": " + group.text("why"));
            lines.add("  far end " + group.text("farEnd") + ", for " + Amount.seconds(group.number("longestSeconds"))
                    + " or longer, unread " + Amount.of(group.number("unreadBytes"), "bytes"));
            (group.has("stack") ? group.text("stack") : group.text("callSite"))
                    .lines()
                    .forEach(frame -> lines.add("  at " + frame));
        }
        return lines;
    }

    private static List<String> head(Answer answer, String what) {
        List<String> lines = new ArrayList<>();
        lines.add(TargetText.of(answer.part("target")) + ": " + what);
        if (answer.has("reason")) {
            lines.add("note: " + answer.text("reason"));
        }
        return lines;
    }

    static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
