package io.tcpheadroom.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent that does nothing: what the JVM itself takes for having one. */
public final class EmptyAgent {
    private EmptyAgent() {}

    /** Does nothing, where an agent begins. */
    public static void premain(String options) {}

    /** A jar of it, with the rights that ours has. */
    static String jar(Path folder) throws IOException {
        Path jar = folder.resolve("empty-agent.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", EmptyAgent.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        String name = EmptyAgent.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream in = EmptyAgent.class.getResourceAsStream("EmptyAgent.class")) {
            out.putNextEntry(new JarEntry(name));
            in.transferTo(out);
        }
        return jar.toString();
    }
}
