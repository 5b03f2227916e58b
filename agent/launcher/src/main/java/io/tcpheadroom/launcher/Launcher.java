package io.tcpheadroom.launcher;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Where every JVM comes in: {@code -javaagent}, the attach API, and {@code java -jar}. Written for Java 8, because a JVM
 * that cannot read its premain class aborts the program. It holds no state, loads the core into a class loader of its own,
 * and lets nothing out: whatever goes wrong here is one line, and the program runs.
 */
public final class Launcher {
    /** The oldest JVM that the core's class files can be read by. */
    private static final int OLDEST_JAVA = 11;

    private Launcher() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        start("premain", options, instrumentation);
    }

    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        start("agentmain", options, instrumentation);
    }

    public static void main(String[] arguments) {
        int exit = 3;
        try {
            if (isSupported()) {
                // the attach API lives in the system loader, and here there is no program to keep away from
                Class<?> cli = core(ClassLoader.getSystemClassLoader()).loadClass("io.tcpheadroom.cli.CommandLineMain");
                exit = (Integer) cli.getMethod("run", String[].class).invoke(null, (Object) arguments);
            }
        } catch (Throwable e) {
            say("the command failed: " + cause(e));
        }
        System.exit(exit);
    }

    private static void start(String entry, @Nullable String options, Instrumentation instrumentation) {
        try {
            if (isSupported()) {
                // above the platform loader there is nothing of the program's, below the core there is nothing at all
                ClassLoader platform = ClassLoader.getSystemClassLoader().getParent();
                core(platform)
                        .loadClass("io.tcpheadroom.Agent")
                        .getMethod(entry, String.class, Instrumentation.class)
                        .invoke(null, options, instrumentation);
            }
        } catch (Throwable e) {
            say("agent could not start, program continues without it: " + cause(e));
        }
    }

    private static boolean isSupported() {
        String version = System.getProperty("java.specification.version");
        if (isSupported(version)) {
            return true;
        }
        say("needs Java " + OLDEST_JAVA + " or newer, this is Java " + version + "; agent disabled, program continues");
        return false;
    }

    /** Up to Java 8 the version reads 1.8, from 9 on it is one number. */
    static boolean isSupported(String specificationVersion) {
        return !specificationVersion.startsWith("1.") && Integer.parseInt(specificationVersion) >= OLDEST_JAVA;
    }

    private static CoreLoader core(ClassLoader parent) throws Exception {
        File jar = new File(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return new CoreLoader(jar, parent);
    }

    private static Throwable cause(Throwable e) {
        return e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
    }

    private static void say(String line) {
        System.err.println("tcp-headroom: " + line);
    }
}
