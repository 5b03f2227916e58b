package io.tcpheadroom.tracker;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat and servers that embed it. An app has its context's base name, which is that of the WAR file: {@code shop} for
 * {@code /shop}, {@code shop##2} for its second version, {@code ROOT} for the root; {@code shop@host} on a host that is not
 * called localhost, the name of the only host unless configured otherwise.
 */
final class TomcatNaming implements LoaderNaming {
    private static final String LOADER = "org.apache.catalina.loader.WebappClassLoaderBase";
    static final String DEFAULT_HOST = "localhost";

    /** States of a lifecycle that is over; Tomcat gives an app that is reloaded a new loader. */
    private static final Set<String> STOPPED_STATES = Set.of("STOPPED", "DESTROYING", "DESTROYED");

    @Override
    public @Nullable String appName(ClassLoader loader) throws ReflectiveOperationException {
        if (!isWebApp(loader)) {
            return null;
        }
        Object context = Reflection.require(loader, "getContextName");
        Object host = Reflection.call(loader, "getHostName");
        return host == null || host.equals(DEFAULT_HOST) ? context.toString() : context + "@" + host;
    }

    @Override
    public boolean isStopped(ClassLoader loader) throws ReflectiveOperationException {
        return isWebApp(loader) && STOPPED_STATES.contains(String.valueOf(Reflection.call(loader, "getState")));
    }

    private static boolean isWebApp(ClassLoader loader) {
        return Reflection.isOrExtends(loader.getClass(), LOADER::equals);
    }
}
