package io.tcpheadroom.sample;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * The class loader of one app, named after it. As in an application server, the app's own package is loaded here first, so
 * that its classes are not the ones that the parent could load from the same place.
 */
final class AppLoader extends URLClassLoader {
    private final String ownPackage;

    AppLoader(String app, String ownPackage, URL classes, ClassLoader parent) {
        super(app, new URL[] {classes}, parent);
        this.ownPackage = ownPackage + ".";
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(ownPackage) ? loadOwn(name) : super.loadClass(name, resolve);
    }

    private Class<?> loadOwn(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
