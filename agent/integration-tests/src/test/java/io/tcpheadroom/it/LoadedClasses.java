package io.tcpheadroom.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The classes that a JVM has loaded, in that order, as its own log has them. */
record LoadedClasses(List<String> names) {
    private static final String LAUNCHER = "io.tcpheadroom.launcher.Launcher";

    /** What the start's thread asks for first, and the program's never. */
    private static final String ON_OUR_THREAD = "io.tcpheadroom.hooks.NetHooks";

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
        return new LoadedClasses(names.subList(names.indexOf(LAUNCHER), names.indexOf(ON_OUR_THREAD)));
    }

    LoadedClasses ofAgent() {
        return new LoadedClasses(names.stream()
                .filter(name -> name.startsWith("io.tcpheadroom.") && !name.startsWith("io.tcpheadroom.programs."))
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
