package io.tcpheadroom.jvm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own tools, into which an agent comes by JAVA_TOOL_OPTIONS without anybody wanting it there: they live for a
 * moment and what they print is read by scripts.
 */
public final class ToolJvm {
    private static final List<String> MAIN_CLASSES = List.of(
            "java.base/sun.security.tools.",
            "jdk.compiler/",
            "jdk.hotspot.agent/",
            "jdk.jartool/",
            "jdk.javadoc/",
            "jdk.jcmd/",
            "jdk.jconsole/",
            "jdk.jdeps/",
            "jdk.jdi/",
            "jdk.jfr/",
            "jdk.jlink/",
            "jdk.jpackage/",
            "jdk.jshell/",
            "jdk.jstatd/");

    /** {@code java Shop.java}: not the compiler, but a program in a source file. */
    static final String SOURCE_LAUNCHER = "jdk.compiler/com.sun.tools.javac.launcher.";

    private ToolJvm() {}

    public static boolean isThisOne() {
        return is(System.getProperty("sun.java.command"));
    }

    static boolean is(@Nullable String command) {
        if (command == null || command.startsWith(SOURCE_LAUNCHER)) {
            return false;
        }
        for (String tool : MAIN_CLASSES) {
            if (command.startsWith(tool)) {
                return true;
            }
        }
        return false;
    }
}
