package io.tcpheadroom.cli;

import io.tcpheadroom.answer.Answers;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a JVM live: on a terminal the same lines again and again, else one print after the other. */
@Command(
        name = "top",
        description = "Shows a JVM live: limits, apps, listeners, destinations. q or Ctrl-C ends it.",
        mixinStandardHelpOptions = true)
final class TopCommand implements Callable<Integer> {
    @Mixin
    private final Asking asking = new Asking();

    @Option(
            names = {"-d", "--delay"},
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "time between two refreshes (${DEFAULT-VALUE})",
            converter = Showing.Seconds.class)
    private double seconds;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Answer first = asking.ask(Answers.CHECK); // a refusal is printed on the screen as it was
        return Paint.isTerminal(0) && Paint.isTerminal(1) ? onTerminal(out, first) : inLines(out, first);
    }

    private int onTerminal(PrintWriter out, Answer first) throws Exception {
        Paint paint = Paint.forOutput(System.getenv());
        try (Screen screen = Screen.open(out)) {
            Answer answer = first;
            screen.show(CheckText.lines(answer, paint));
            while (!screen.isQuitWithin(seconds)) {
                answer = asking.ask(Answers.CHECK);
                screen.show(CheckText.lines(answer, paint));
            }
            return Showing.exitCode(answer);
        }
    }

    private int inLines(PrintWriter out, Answer first) throws Exception {
        Answer answer = first;
        while (true) {
            List<String> lines = CheckText.lines(answer, Paint.NONE);
            lines.forEach(out::println);
            out.println();
            if (out.checkError()) {
                return Showing.exitCode(answer);
            }
            Screen.pause(seconds);
            answer = asking.ask(Answers.CHECK);
        }
    }
}
