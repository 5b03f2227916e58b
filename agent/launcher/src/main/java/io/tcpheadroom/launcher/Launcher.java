package io.tcpheadroom.launcher;

import java.io.File;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where every JVM comes in, by {@code -javaagent} or the attach API. Written for Java 8, because a JVM that cannot read its
 * premain class aborts the program. It holds no state, loads the core into a class loader of its own, and lets nothing out:
 * whatever goes wrong here is one line, and the program runs.
 */
public final class Launcher {
    private static final String PLATFORM = "jdk.internal.loader.ClassLoaders$PlatformClassLoader";

    private Launcher() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        start("premain", options, instrumentation);
    }

    public static void agentmain(@Nullable String options, Instrumentation instrumentation) {
        start("agentmain", options, instrumentation);
    }

    private static void start(String entry, @Nullable String argument, Instrumentation instrumentation) {
        try {
            if (Jvm.isSupported()) {
                AgentArgument agent = AgentArgument.parse(argument);
                File jar = agent.jar() != null ? agent.jar() : Jvm.ownJar();
                new CoreLoader(jar, aboveTheProgram())
                        .loadClass("io.tcpheadroom.Agent")
                        .getMethod(entry, String.class, Instrumentation.class)
                        .invoke(null, agent.options(), instrumentation);
            }
        } catch (Throwable e) {
            Jvm.say("agent could not start, program continues without it: " + Jvm.cause(e));
        }
    }

    /**
     * The platform's loader: whatever loaders the program puts below it, even a system loader of its own, nothing of the
     * program's is found from there. Java 8 does not have the method that gives it, and a reflective call of one that is
     * sensitive to its caller makes the JVM read annotations first, for 10 ms.
     */
    private static ClassLoader aboveTheProgram() throws ReflectiveOperationException {
        ClassLoader topmost = ClassLoader.getSystemClassLoader();
        while (topmost.getParent() != null) {
            topmost = topmost.getParent();
        }
        return topmost.getClass().getName().equals(PLATFORM)
                ? topmost
                : (ClassLoader)
                        ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
    }
}
