package io.tcpheadroom.jvm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The name of the program, as one that lasts from release to release: the application name of Spring or Quarkus where it is set
 * outside the program, the product for a few well-known main classes and jars, else the jar without its version, or the main class.
 */
public final class ProgramName {
    private static final String UNKNOWN = "program";

    private static final List<String> NAME_PROPERTIES = List.of("spring.application.name", "quarkus.application.name");

    /** Main classes and jars that are called otherwise than their product. */
    private static final Map<String, String> PRODUCTS = Map.of(
            "kafka.Kafka", "kafka",
            "org.apache.zookeeper.server.quorum.QuorumPeerMain", "zookeeper",
            "org.apache.zookeeper.server.ZooKeeperServerMain", "zookeeper",
            "org.apache.cassandra.service.CassandraDaemon", "cassandra",
            "org.apache.catalina.startup.Bootstrap", "tomcat",
            "com.sun.enterprise.glassfish.bootstrap.GlassFishMain", "glassfish",
            "weblogic.Server", "weblogic",
            "ws-server.jar", "liberty",
            "jboss-modules.jar", "jboss");

    private ProgramName() {}

    public static String ofThisJvm() {
        String configured = configured(System::getProperty, System::getenv);
        return configured != null
                ? configured
                : of(System.getProperty("sun.java.command"), System.getProperty("java.class.path"));
    }

    /** By the program's jar or main class alone, as the command line of another JVM has it. */
    public static String ofMain(String main) {
        return of(main, main);
    }

    /** The first that is set; of each a property, and then the variable that stands for it. */
    static @Nullable String configured(
            Function<String, @Nullable String> properties, Function<String, @Nullable String> variables) {
        for (String key : NAME_PROPERTIES) {
            for (String name : Arrays.asList(
                    properties.apply(key), variables.apply(key.replace('.', '_').toUpperCase(Locale.ROOT)))) {
                if (name != null && !name.isBlank()) {
                    return name.trim();
                }
            }
        }
        return null;
    }

    /**
     * The command is a jar's path, a class, or a module and its class after a slash, followed by the arguments. For a program in a
     * source file it is the class that compiles it, followed by the file. A jar is the whole class path, which shows where a path
     * with spaces ends.
     */
    static String of(@Nullable String command, @Nullable String classPath) {
        String main =
                command == null ? "" : classPath != null && isJar(command, classPath) ? classPath : mainOf(command);
        String file = main.substring(main.lastIndexOf('/') + 1);
        String product = PRODUCTS.get(file);
        if (product != null) {
            return product;
        }
        String name = nameOf(file);
        return name.isEmpty() ? UNKNOWN : name;
    }

    private static String nameOf(String file) {
        if (file.endsWith(".jar")) {
            String jar = withoutExtension(file);
            int version = versionIn(jar);
            return version > 0 ? jar.substring(0, version) : jar;
        }
        return file.endsWith(".java") ? withoutExtension(file) : file.substring(file.lastIndexOf('.') + 1);
    }

    /** Where the first hyphen is behind which there is a version and nothing else; -1 where there is none. */
    private static int versionIn(String jar) {
        int hyphen = jar.indexOf('-');
        while (hyphen >= 0 && !isVersion(jar, hyphen + 1)) {
            hyphen = jar.indexOf('-', hyphen + 1);
        }
        return hyphen;
    }

    /** {@code 1.2.3-SNAPSHOT}, {@code 7}, {@code v2.0.1.Final}: a number, and more numbers and qualifiers. Not a pattern: that has to be compiled, while main waits. */
    private static boolean isVersion(String text, int from) {
        int start = text.startsWith("v", from) ? from + 1 : from;
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end > start && areQualifiers(text, end);
    }

    /** Each of them letters and digits behind a hyphen or a full stop. */
    private static boolean areQualifiers(String text, int from) {
        boolean isEmpty = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean separates = c == '.' || c == '-';
            if (separates ? isEmpty : (i == from || !isLetterOrDigit(c))) {
                return false;
            }
            isEmpty = separates;
        }
        return !isEmpty;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String withoutExtension(String file) {
        return file.substring(0, file.lastIndexOf('.'));
    }

    private static String mainOf(String command) {
        String[] words = command.trim().split(" ", 3);
        return words.length > 1 && words[0].startsWith(ToolJvm.SOURCE_LAUNCHER) ? words[1] : words[0];
    }

    private static boolean isJar(String command, String classPath) {
        return classPath.endsWith(".jar") && (command + " ").startsWith(classPath + " ");
    }
}
