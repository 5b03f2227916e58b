package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/**
 * Open Liberty: the key of a loader, and of the loader that a thread has in its place, ends in the kind of module, the application
 * and the module, as in {@code WebModule:shop#shop.war}. Loaders with other keys belong to the server itself.
 */
final class LibertyNaming implements LoaderNaming {
    private static final String LIBERTY = "com.ibm.ws.classloading.internal.";

    @Override
    public @Nullable String appName(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflection.isOrExtends(loader.getClass(), name -> name.startsWith(LIBERTY))) {
            return null;
        }
        String key = Reflection.require(loader, "getKey").toString();
        int application = key.lastIndexOf(':') + 1;
        int module = key.indexOf('#', application);
        return module < 0
                ? PROGRAM
                : EnterpriseModule.name(key.substring(application, module), key.substring(module + 1));
    }
}
