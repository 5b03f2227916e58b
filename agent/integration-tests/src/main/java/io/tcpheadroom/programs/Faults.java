package io.tcpheadroom.programs;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/** An agent that gives a loaded class another class file, which counts what befalls it in a property of the system. */
public final class Faults {
    /** The property: no text but a {@link LongAdder}, which code in any class loader can reach. */
    public static final String COUNT = "io.tcpheadroom.faults";

    private Faults() {}

    /** The argument is the name of the class and the class file, separated by a colon. */
    public static void agentmain(String argument, Instrumentation instrumentation) throws Exception {
        String[] parts = argument.split(":");
        byte[] classFile = Files.readAllBytes(Path.of(parts[1]));
        System.getProperties().put(COUNT, new LongAdder());
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().equals(parts[0])) {
                instrumentation.redefineClasses(new ClassDefinition(type, classFile));
                return;
            }
        }
        throw new IllegalStateException(parts[0] + " is not loaded");
    }
}
