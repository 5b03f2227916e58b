package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The classes that a JVM has loaded, in that order, as its own log has them. */
record LoadedClasses(List<String> names) {
    private static final String LAUNCHER = "io.tcpheadroom.launcher.Launcher";

    private static final String PROGRAMS = "io.tcpheadroom.programs.";

    static String option(Path log) {
        return "-Xlog:class+load:file=" + log + "::filecount=0";
    }

    static LoadedClasses of(Path log) throws IOException {
        return new LoadedClasses(Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .map(line -> line.substring(line.lastIndexOf(']') + 1, line.indexOf(" source: "))
                        .trim())
                .toList());
    }

    /** From the first class of the agent to the last that has to be there before the program's main is called. */
    LoadedClasses beforeMain() {
        List<String> fromLauncher = names.subList(names.indexOf(LAUNCHER), names.size());
        return new LoadedClasses(
                fromLauncher.stream().takeWhile(name -> !isOfMainOrLater(name)).toList());
    }

    /** The program itself, or what is asked for when the first class is woven, on whatever thread that is. */
    private static boolean isOfMainOrLater(String name) {
        return name.startsWith(PROGRAMS) || name.matches("io\\.tcpheadroom\\.hooks\\.\\w+Hooks");
    }

    LoadedClasses ofAgent() {
        return new LoadedClasses(names.stream()
                .filter(name -> name.startsWith("io.tcpheadroom.") && !name.startsWith(PROGRAMS))
                .toList());
    }

    /** Those that the JVM has made while it ran, of lambdas and of method handles. */
    LoadedClasses generated() {
        return new LoadedClasses(names.stream()
                .filter(name -> name.contains("/0x") || name.contains("$$Lambda"))
                .toList());
    }

    int size() {
        return names.size();
    }

    boolean contains(String name) {
        return names.contains(name);
    }
}
