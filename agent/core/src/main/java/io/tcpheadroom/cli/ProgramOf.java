package io.tcpheadroom.cli;

import io.tcpheadroom.jvm.ProgramName;
import io.tcpheadroom.text.PlainText;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The name of a Java program, by its command line. */
final class ProgramOf {
    private static final int LONGEST = 40;
    private static final Set<String> WITH_ARGUMENT = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--limit-modules",
            "--patch-module",
            "--enable-native-access",
            "--source");
    private static final Set<String> BEFORE_THE_PROGRAM = Set.of("-jar", "-m", "--module");

    private ProgramOf() {}

    /**
     * The name that our agent would give it, if nothing else names it.
     *
     * @param commandLine as in {@code /proc/PID/cmdline}: words that end with 0
     */
    static String commandLine(String commandLine) {
        List<String> words = Arrays.asList(commandLine.split("\0", 0));
        Iterator<String> each =
                words.subList(Math.min(1, words.size()), words.size()).iterator();
        while (each.hasNext()) {
            String word = each.next();
            if (BEFORE_THE_PROGRAM.contains(word) && each.hasNext()) {
                return name(each.next());
            }
            if (!word.startsWith("-") && !word.startsWith("@")) {
                return name(word);
            }
            if (WITH_ARGUMENT.contains(word) && each.hasNext()) {
                each.next();
            }
        }
        return "java";
    }

    private static String name(String main) {
        return PlainText.of(ProgramName.ofMain(main), LONGEST);
    }
}
