package io.tcpheadroom.programs;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.concurrent.Callable;

/** The few things that a program can be told, each by a line; it answers {@code ok} and a result, or {@code failed}. */
public final class Dialogue {
    private Dialogue() {}

    /** Until the line {@code exit} comes, or the input's end; ends the program. */
    public static void about(Map<String, Callable<?>> answers) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ok ready");
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            System.out.println(answer(answers.get(line)));
        }
        System.exit(0);
    }

    private static String answer(Callable<?> command) {
        try {
            return "ok " + command.call();
        } catch (Exception | LinkageError e) {
            return "failed " + e;
        }
    }

    /** A command whose result nobody asks for. */
    public static Callable<?> done(Step step) {
        return () -> {
            step.run();
            return "";
        };
    }

    /** Something to do. */
    public interface Step {
        void run() throws Exception;
    }
}
