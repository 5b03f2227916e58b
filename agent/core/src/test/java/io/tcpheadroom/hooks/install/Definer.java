package io.tcpheadroom.hooks.install;

/** A class loader for one class file, whose bytecode the JVM verifies, as it does not that of java.base. */
final class Definer extends ClassLoader {
    private final String name;
    private final byte[] classFile;

    private Definer(String name, byte[] classFile, ClassLoader parent) {
        super(parent);
        this.name = name;
        this.classFile = classFile;
    }

    static Class<?> define(String name, byte[] classFile, ClassLoader parent) throws ClassNotFoundException {
        return Class.forName(name, true, new Definer(name, classFile, parent));
    }

    @Override
    protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(wanted)) {
            if (!wanted.equals(name)) {
                return super.loadClass(wanted, resolve);
            }
            Class<?> loaded = findLoadedClass(wanted);
            return loaded != null ? loaded : defineClass(wanted, classFile, 0, classFile.length);
        }
    }
}
