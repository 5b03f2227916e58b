package io.tcpheadroom;

/** What the program is called: the jar or the main class that the JVM was started with. */
final class ProgramName {
    private static final String UNKNOWN = "program";

    private ProgramName() {}

    static String ofThisJvm() {
        return of(System.getProperty("sun.java.command"));
    }

    /** The command is a jar's path, a class, or a module and its class behind a slash, and then the arguments. */
    static String of(String command) {
        String main = command == null ? "" : command.trim().split(" ", 2)[0];
        String file = main.substring(main.lastIndexOf('/') + 1);
        String name = file.endsWith(".jar")
                ? file.substring(0, file.length() - ".jar".length())
                : file.substring(file.lastIndexOf('.') + 1);
        return name.isEmpty() ? UNKNOWN : name;
    }
}
