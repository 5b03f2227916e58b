package io.tcpheadroom.programs;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A system class loader of a program's own, above which stands the one that has its class path. */
public final class SystemLoader extends URLClassLoader {
    public SystemLoader(ClassLoader parent) {
        super(new URL[0], parent);
    }

    /** By this method a JVM adds an agent's jar. */
    @SuppressWarnings("unused") // the JVM calls it by its name
    private void appendToClassPathForInstrumentation(String jar) throws MalformedURLException {
        addURL(Path.of(jar).toUri().toURL());
    }
}
