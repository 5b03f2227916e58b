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
     * The platform's loader, by a method that Java 8 does not have: whatever loaders the program puts below it, even a system
     * loader of its own, nothing of the program's is found from there.
     */
    private static ClassLoader aboveTheProgram() throws ReflectiveOperationException {
        return (ClassLoader)
                ClassLoader.class.getMethod("getPlatformClassLoader").invoke(null);
    }
}
