package io.tcpheadroom.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.concurrent.Callable;

/** The few things that a program can be told, each by a line; it answers by one: {@code ok} and a result, or {@code failed}. */
public final class Dialogue {
    private Dialogue() {}

    /** Until the line {@code exit} comes, or the input's end; ends the program. */
    public static void about(Map<String, Callable<?>> answers) throws Exception {
        eachLine(line -> answers.get(line).call());
        System.exit(0);
    }

    /** The same of commands that have arguments; the program is not ended. */
    public static void inWords(Command command) throws IOException {
        eachLine(line -> command.run(line.split(" ")));
    }

    private static void eachLine(Answer answer) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ok ready");
        for (String line = in.readLine(); line != null && !line.equals("exit"); line = in.readLine()) {
            System.out.println(answered(answer, line));
        }
    }

    private static String answered(Answer answer, String line) {
        try {
            return ("ok " + answer.to(line)).replace('\n', ' ').trim();
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

    /** What a line of words asks for: a command and its arguments. */
    public interface Command {
        Object run(String[] words) throws Exception;
    }

    private interface Answer {
        Object to(String line) throws Exception;
    }

    /** Something to do. */
    public interface Step {
        void run() throws Exception;
    }
}
