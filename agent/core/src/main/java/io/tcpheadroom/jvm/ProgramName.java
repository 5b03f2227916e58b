package io.tcpheadroom.jvm;

/** What the program is called: the jar or the main class that the JVM was started with. */
public final class ProgramName {
    private static final String UNKNOWN = "program";

    private ProgramName() {}

    public static String ofThisJvm() {
        return of(System.getProperty("sun.java.command"), System.getProperty("java.class.path"));
    }

    /**
     * The command is a jar's path, a class, or a module and its class behind a slash, and then the arguments; of a program in
     * a source file it is the class that compiles it, and then the file. A jar is the whole class path, so that one tells
     * where a path with spaces ends.
     */
    static String of(String command, String classPath) {
        String main = command == null ? "" : isJar(command, classPath) ? classPath : word(command);
        String file = main.substring(main.lastIndexOf('/') + 1);
        String name = file.endsWith(".jar") || file.endsWith(".java")
                ? file.substring(0, file.lastIndexOf('.'))
                : file.substring(file.lastIndexOf('.') + 1);
        return name.isEmpty() ? UNKNOWN : name;
    }

    private static String word(String command) {
        String[] words = command.trim().split(" ", 3);
        return words.length > 1 && words[0].startsWith(ToolJvm.SOURCE_LAUNCHER) ? words[1] : words[0];
    }

    private static boolean isJar(String command, String classPath) {
        return classPath != null && classPath.endsWith(".jar") && (command + " ").startsWith(classPath + " ");
    }
}
