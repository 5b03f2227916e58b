package io.tcpheadroom.it;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;

/**
 * A class loader for a plugin's jar that offers what VisualVM's JConsole container does: the plugin interface, and of the
 * JDK the desktop and management. Whatever else the plugin wants is not found.
 */
final class PluginContainer extends ClassLoader {
    private static final String PLUGIN_API = "com.sun.tools.jconsole";
    private static final Set<String> MODULES =
            Set.of("java.base", "java.desktop", "java.datatransfer", "java.prefs", "java.xml", "java.management");

    private PluginContainer() {
        super(null);
    }

    static URLClassLoader of(Path jar) throws IOException {
        return new URLClassLoader("plugin", new URL[] {jar.toUri().toURL()}, new PluginContainer());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> found = getSystemClassLoader().loadClass(name);
        if (MODULES.contains(String.valueOf(found.getModule().getName()))
                || found.getPackageName().equals(PLUGIN_API)) {
            return found;
        }
        throw new ClassNotFoundException(name + " of " + found.getModule() + " is not offered to plugins");
    }
}
