package io.tcpheadroom.launcher;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicReference;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads the core and its libraries from the folder {@code core/} of the agent jar, where no other class loader finds them.
 * The jar stays open: when the process has no descriptor left, classes must still load.
 */
final class CoreLoader extends ClassLoader {
    private static final String FOLDER = "core/";

    /** What lies in the folder for java.base, and is to be found there or nowhere. */
    private static final String OF_JAVA_BASE = "sun.";

    /** What no loader above has, so that they need not be asked: that takes as long as the rest of a class's loading. */
    private static final String OURS = "io.tcpheadroom.";

    private static final String LAUNCHER = OURS + "launcher.";

    static {
        registerAsParallelCapable();
    }

    private static final byte[] NONE = {};
    private static final int USUAL_SIZE = 1 << 13;

    private final JarFile jar;

    /** What class files are read into, one after the other: some four hundred arrays less in the heap of a program that starts. */
    private final AtomicReference<byte[]> buffer = new AtomicReference<>(NONE);

    /** With all rights, whatever the policy of a security manager says that the program sets later. */
    private final ProtectionDomain domain;

    CoreLoader(File jar, ClassLoader parent) throws IOException {
        super(parent);
        this.jar = new JarFile(jar, false);
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
        ZipEntry entry = jar.getEntry(FOLDER + name.replace('.', '/') + ".class");
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        int size = (int) entry.getSize();
        byte[] before = buffer.getAndSet(NONE);
        byte[] bytes = before.length >= size ? before : new byte[Math.max(size, USUAL_SIZE)];
        try (InputStream in = jar.getInputStream(entry)) {
            readFully(in, bytes, size);
            return defineClass(name, bytes, 0, size, domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        } finally {
            buffer.set(bytes);
        }
    }

    private static void readFully(InputStream in, byte[] bytes, int size) throws IOException {
        for (int at = 0; at < size; ) {
            int read = in.read(bytes, at, size - at);
            if (read < 0) {
                throw new EOFException();
            }
            at += read;
        }
    }

    /** Resources have no URL: ours are read as streams, and nobody else is to find them. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        try {
            InputStream own = open(name);
            return own != null ? own : super.getResourceAsStream(name);
        } catch (IOException e) {
            return super.getResourceAsStream(name);
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return null;
    }

    private @Nullable InputStream open(String name) throws IOException {
        ZipEntry entry = jar.getEntry(FOLDER + name);
        return entry == null ? null : jar.getInputStream(entry);
    }
}
