package io.tcpheadroom.programs;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * An agent that writes down the class files of all loaded classes that have to do with sockets, as the JVM would hand them
 * to a transformer after all others: a line for each, with a digest. It changes nothing.
 */
public final class ClassFiles implements ClassFileTransformer {
    private final Map<String, String> digests = new ConcurrentSkipListMap<>();

    private ClassFiles() {}

    /** The argument is the file that is written. */
    public static void agentmain(String file, Instrumentation instrumentation) throws Exception {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getClassLoader() == null
                    && (type.getName().startsWith("java.net.") || type.getName().startsWith("sun.nio.ch."))
                    && instrumentation.isModifiableClass(type)) {
                types.add(type);
            }
        }
        ClassFiles capture = new ClassFiles();
        instrumentation.addTransformer(capture, true);
        instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        instrumentation.removeTransformer(capture);
        List<String> lines = new ArrayList<>();
        capture.digests.forEach((type, digest) -> lines.add(type + " " + digest));
        Files.write(Path.of(file), lines);
    }

    @Override
    public byte[] transform(ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
        if (loader == null && type != null) {
            digests.put(name.replace('/', '.'), digest(classFile));
        }
        return null;
    }

    private static String digest(byte[] classFile) {
        try {
            StringBuilder hex = new StringBuilder();
            for (byte b : MessageDigest.getInstance("SHA-256").digest(classFile)) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        } catch (Exception e) {
            return e.toString();
        }
    }
}
