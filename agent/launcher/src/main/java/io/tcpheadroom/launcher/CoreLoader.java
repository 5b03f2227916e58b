package io.tcpheadroom.launcher;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Loads the core and its libraries from {@link CoreFiles}, where no other class loader finds them. */
final class CoreLoader extends ClassLoader {
    /** What lies there for java.base, and is to be found there or nowhere. */
    private static final String OF_JAVA_BASE = "sun.";

    /** What no loader above has, so that they need not be asked: that takes as long as the rest of a class's loading. */
    private static final String OURS = "io.tcpheadroom.";

    private static final String LAUNCHER = OURS + "launcher.";

    static {
        registerAsParallelCapable();
    }

    private final CoreFiles files;

    /** With all rights, whatever the policy of a security manager says that the program sets later. */
    private final ProtectionDomain domain;

    CoreLoader(File agentJar, ClassLoader parent) throws IOException {
        super(parent);
        files = new CoreFiles(agentJar);
        Permissions all = new Permissions();
        all.add(new AllPermission());
        domain = new ProtectionDomain(CoreLoader.class.getProtectionDomain().getCodeSource(), all);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) || name.startsWith(LAUNCHER)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith(OF_JAVA_BASE)) {
            throw new ClassNotFoundException(name);
        }
        try (CoreFiles.Content file = files.open(name.replace('.', '/').concat(".class"))) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, file.bytes, 0, file.size, domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Resources have no URL: ours are read as streams, and nobody else is to find them. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try (CoreFiles.Content file = files.open(name)) {
            if (file != null) {
                return new ByteArrayInputStream(Arrays.copyOf(file.bytes, file.size));
            }
        } catch (IOException e) {
            // as where it has no such file
        }
        return super.getResourceAsStream(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return null;
    }
}
