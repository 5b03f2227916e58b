package io.tcpheadroom.sample;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the text goes: on a terminal a block is drawn over the one before it, anywhere else all blocks follow each other
 * without a single escape sequence.
 */
final class Terminal implements AutoCloseable {
    private static final String ESCAPE = "\u001b[";
    private static final String HIDE_CURSOR = ESCAPE + "?25l";
    private static final String SHOW_CURSOR = ESCAPE + "?25h";

    /** A line too wide is cut, so that a block is as many lines high as it has lines. */
    private static final String CUT_LINES = ESCAPE + "?7l";

    private static final String WRAP_LINES = ESCAPE + "?7h";
    private static final String CLEAR_REST_OF_LINE = ESCAPE + "K";
    private static final String CLEAR_BELOW = ESCAPE + "J";

    private final PrintStream out;
    private final boolean redraws;
    private final Charset charset;
    private boolean drawing;
    private int height;

    Terminal(PrintStream out, boolean redraws, Charset charset) {
        this.out = out;
        this.redraws = redraws;
        this.charset = charset;
    }

    static Terminal standardOutput() {
        return new Terminal(System.out, isTerminal() && !"dumb".equals(System.getenv("TERM")), standardCharset());
    }

    /** Asks Linux: {@link System#console} is about standard input as well, which may come from anywhere. */
    private static boolean isTerminal() {
        try {
            String output = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return output.startsWith("/dev/pts/") || output.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /** The first is of JDK 18 on, the second of JDK 17 and only set on a terminal. */
    private static Charset standardCharset() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding")
                .map(System::getProperty)
                .filter(name -> name != null && Charset.isSupported(name))
                .findFirst()
                .map(Charset::forName)
                .orElseGet(Charset::defaultCharset);
    }

    Signs signs() {
        return Signs.in(charset);
    }

    /** Lines that stay. */
    void print(List<String> lines) {
        close();
        write(String.join("\n", lines) + "\n");
    }

    /** A block that the next one replaces. */
    void show(List<String> lines) {
        if (redraws) {
            draw(lines);
        } else {
            write("\n" + String.join("\n", lines) + "\n");
        }
    }

    private void draw(List<String> lines) {
        StringBuilder text = new StringBuilder("\r");
        text.append(drawing ? "" : HIDE_CURSOR + CUT_LINES);
        text.append(height == 0 ? "" : ESCAPE + height + "A");
        lines.forEach(line -> text.append(line).append(CLEAR_REST_OF_LINE).append('\n'));
        write(text.append(CLEAR_BELOW).toString());
        drawing = true;
        height = lines.size();
    }

    /** One write for a block: nobody sees half of it. */
    private void write(String text) {
        out.print(text);
        out.flush();
    }

    /** Nobody reads any more: the pipe is closed. */
    boolean gone() {
        return out.checkError();
    }

    /** Leaves the terminal as it was, the cursor at the start of an empty line, also after the echo of a Ctrl-C. */
    @Override
    public void close() {
        if (drawing) {
            write("\r" + CLEAR_REST_OF_LINE + WRAP_LINES + SHOW_CURSOR);
            drawing = false;
            height = 0;
        }
    }
}
