package io.tcpheadroom.it.jconsole;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * An agent for the JVM of jconsole itself: answers each line of standard input with one line, "ok" and what was asked for, or
 * "error" and why not. It knows nothing of the plugin, only what is on the screen.
 */
public final class Driver {
    /** Between rows and between cells: no text has them. */
    public static final String ROW = "\u001e";

    public static final String CELL = "\u001f";

    private Driver() {}

    public static void premain(String tab) {
        PrintStream out = System.out; // jconsole replaces it by a window
        Thread thread = new Thread(() -> run(new Screen(tab), out), "driver");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Screen screen, PrintStream out) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write((answer(screen, line) + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().halt(0);
    }

    private static String answer(Screen screen, String line) {
        String[] words = line.split(" ", 2);
        try {
            return "ok "
                    + screen.answer(words[0], words.length == 1 ? "" : words[1]).replace("\n", " ");
        } catch (Exception e) {
            return ("error " + e).replace("\n", " ");
        }
    }
}
