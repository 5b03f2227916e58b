package io.tcpheadroom.programs;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An agent that writes down the class files of all loaded classes that have to do with sockets, as the JVM would hand them
 * to a transformer after all others: a line for each, in Base64. It changes nothing.
 */
public final class ClassFiles implements ClassFileTransformer {
    private final Map<String, String> files = new ConcurrentSkipListMap<>();

    private ClassFiles() {}

    /** The argument is the file that is written. */
    public static void agentmain(String file, Instrumentation instrumentation) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isOfSockets(type) && instrumentation.isModifiableClass(type)) {
                types.add(type);
            }
        }
        ClassFiles capture = new ClassFiles();
        instrumentation.addTransformer(capture, true);
        instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        instrumentation.removeTransformer(capture);
        List<String> lines = new ArrayList<>();
        capture.files.forEach((type, classFile) -> lines.add(type + " " + classFile));
        Files.write(Path.of(file), lines);
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
        if (type != null && isOfSockets(type)) {
            files.put(name.replace('/', '.'), Base64.getEncoder().encodeToString(classFile));
        }
        return null;
    }

    private static boolean isOfSockets(Class<?> type) {
        String name = type.getName();
        return type.getClassLoader() == null && (name.startsWith("java.net.") || name.startsWith("sun.nio.ch."))
                || name.startsWith("jdk.internal.net.http.");
    }
}
