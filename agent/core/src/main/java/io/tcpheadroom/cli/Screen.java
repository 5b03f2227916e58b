package io.tcpheadroom.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The terminal while {@code top} has it: the second screen, without a cursor, lines cut at its edge, each key at once. What it was before is there again at the
 * end, however that comes. {@code stty} sets it, as no class of the JDK can; without that command q takes an Enter.
 */
final class Screen implements AutoCloseable {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l";
    private static final String LEAVE = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String TO_THE_END_OF_THE_LINE = "\u001b[K";
    private static final String TO_THE_END = "\u001b[J";
    private static final long KEY_NANOS = 50_000_000;
    private static final int FEWEST_LINES = 10;
    private static final int USUAL_LINES = 24;

    private final PrintWriter out;
    private final String before;
    private final Thread atEnd = new Thread(this::restore);
    private boolean isRestored;

    private Screen(PrintWriter out, String before) {
        this.out = out;
        this.before = before;
    }

    static Screen open(PrintWriter out) {
        Screen screen = new Screen(out, stty("-g"));
        Runtime.getRuntime().addShutdownHook(screen.atEnd);
        stty("-icanon", "-echo", "min", "1");
        out.print(ENTER);
        out.flush();
        return screen;
    }

    /** What stty prints; nothing where there is none. */
    private static String stty(String... arguments) {
        try {
            String[] command = new String[arguments.length + 1];
            command[0] = "stty";
            System.arraycopy(arguments, 0, command, 1, arguments.length);
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            process.waitFor(1, TimeUnit.SECONDS);
            return printed.trim();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** From the first line on; what the terminal has no room for is left out. */
    void show(List<String> lines) {
        StringBuilder text = new StringBuilder(HOME);
        int room = rows() - 1;
        lines.stream()
                .limit(room)
                .forEach(
                        line -> text.append(line).append(TO_THE_END_OF_THE_LINE).append('\n'));
        out.print(text.append(TO_THE_END).append("q quits"));
        out.flush();
    }

    /** {@code 24 80}. */
    private static int rows() {
        String size = stty("size").split(" ", 2)[0];
        return size.matches("\\d{1,4}") ? Math.max(FEWEST_LINES, Integer.parseInt(size)) : USUAL_LINES;
    }

    /** Whether q is pressed, or the input ends, within that time. */
    boolean isQuitWithin(double seconds) throws IOException {
        long end = System.nanoTime() + Math.round(seconds * 1e9);
        while (System.nanoTime() < end) {
            if (out.checkError()) {
                return true;
            }
            while (System.in.available() > 0) {
                int key = System.in.read();
                if (key == 'q' || key == 'Q' || key < 0) {
                    return true;
                }
            }
            LockSupport.parkNanos(KEY_NANOS);
        }
        return false;
    }

    static void pause(double seconds) {
        LockSupport.parkNanos(Math.round(seconds * 1e9));
    }

    private synchronized void restore() {
        if (!isRestored) {
            isRestored = true;
            out.print(LEAVE);
            out.flush();
            if (!before.isEmpty()) {
                stty(before);
            }
        }
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            return; // it runs already
        }
    }
}
