package io.tcpheadroom.jvm;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Opens what java.base keeps to itself: to one module, and to nobody else. */
public final class JavaBase {
    private JavaBase() {}

    /** Opens a package to the core for deep reflection. */
    public static void open(Instrumentation instrumentation, String packageName) {
        open(instrumentation, Object.class.getModule(), packageName);
    }

    /** Exports a package to a module, whose classes may then refer to its public ones. */
    public static void export(Instrumentation instrumentation, String packageName, Module to) {
        instrumentation.redefineModule(
                Object.class.getModule(), Set.of(), Map.of(packageName, Set.of(to)), Map.of(), Set.of(), Map.of());
    }

    static void open(Instrumentation instrumentation, Module module, String packageName) {
        instrumentation.redefineModule(
                module,
                Set.of(),
                Map.of(),
                Map.of(packageName, Set.of(JavaBase.class.getModule())),
                Set.of(),
                Map.of());
    }
}
