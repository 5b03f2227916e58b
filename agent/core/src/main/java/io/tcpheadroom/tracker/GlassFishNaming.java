package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/**
 * GlassFish and Payara: the loader of a web application has its context path as its name. An app has that path without the leading
 * slash, {@code ROOT} for the root.
 */
final class GlassFishNaming implements LoaderNaming {
    private static final String LOADER = "org.glassfish.web.loader.WebappClassLoader";

    @Override
    public @Nullable String appName(ClassLoader loader) throws ReflectiveOperationException {
        return Reflection.isOrExtends(loader.getClass(), LOADER::equals)
                ? ContextPath.name(Reflection.require(loader, "getName").toString())
                : null;
    }
}
