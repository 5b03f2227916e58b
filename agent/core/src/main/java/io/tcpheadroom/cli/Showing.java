package io.tcpheadroom.cli;

import io.tcpheadroom.api.Status;
import io.tcpheadroom.text.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** How a command shows what it found: as text or JSON, once or again and again. Its exit code is the status. */
final class Showing {
    private static final String CLEAR = "\u001b[H\u001b[2J";

    @Option(
            names = "--json",
            description = "print JSON, as docs/commands.md describes it; with --watch one line each time")
    private boolean isJson;

    @Option(
            names = "--watch",
            paramLabel = "SECONDS",
            description = "repeat after this many seconds, until Ctrl-C",
            converter = Seconds.class)
    private @Nullable Double watchSeconds;

    /** Parses the argument SECONDS. */
    static final class Seconds implements CommandLine.ITypeConverter<Double> {
        private static final double FEWEST = 0.1;
        private static final double MOST = 86_400;

        @Override
        public Double convert(String text) {
            double seconds;
            try {
                seconds = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                CommandLine.TypeConversionException refusal =
                        new CommandLine.TypeConversionException("'" + text + "' is not a number of seconds");
                refusal.initCause(e);
                throw refusal;
            }
            if (!(seconds >= FEWEST && seconds <= MOST)) {
                throw new CommandLine.TypeConversionException("'" + text + "' is not from 0.1 to 86400 seconds");
            }
            return seconds;
        }
    }

    /** Lays an answer out as text. */
    interface Layout {
        List<String> lines(Answer answer, Paint paint);
    }

    /** Looks and shows, and returns the exit code of the last look. Ends, too, when nobody reads any more. */
    int show(PrintWriter out, Callable<Answer> look, Layout layout) throws Exception {
        Paint paint = isJson ? Paint.NONE : Paint.forOutput(System.getenv());
        while (true) {
            Answer answer = look.call();
            print(out, answer, layout, paint);
            if (watchSeconds == null || out.checkError()) {
                out.flush();
                return exitCode(answer);
            }
            LockSupport.parkNanos(Math.round(watchSeconds * 1e9));
        }
    }

    private void print(PrintWriter out, Answer answer, Layout layout, Paint paint) {
        if (isJson) {
            out.println(watchSeconds == null ? Json.indented(answer.members()) : Json.line(answer.members()));
            return;
        }
        out.print(watchSeconds != null && paint == Paint.COLOURS ? CLEAR : "");
        layout.lines(answer, paint).forEach(out::println);
        if (watchSeconds != null && paint != Paint.COLOURS) {
            out.println();
        }
    }

    static int exitCode(Answer answer) {
        String status = answer.text("status");
        if (status.equals(Status.OK.name())) {
            return CommandLineMain.OK;
        }
        if (status.equals(Status.WARN.name())) {
            return CommandLineMain.WARNING;
        }
        return status.equals(Status.CRITICAL.name()) ? CommandLineMain.CRITICAL : CommandLineMain.ERROR;
    }
}
