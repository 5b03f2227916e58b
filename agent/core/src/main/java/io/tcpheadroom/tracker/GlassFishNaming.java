package io.tcpheadroom.tracker;

import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * GlassFish and Payara: a web application is named by its context path without the leading slash, {@code ROOT} for the root. That is
 * the name of its loader in GlassFish; Payara's has none, and there it is the folder that the application is deployed to.
 */
final class GlassFishNaming implements LoaderNaming {
    private static final String LOADER = "org.glassfish.web.loader.WebappClassLoader";
    private static final String IN_APPLICATION = "/WEB-INF/";

    @Override
    public @Nullable String appName(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflection.isOrExtends(loader.getClass(), LOADER::equals)) {
            return null;
        }
        String contextPath = loader.getName();
        return contextPath == null
                ? folder((URL[]) Reflection.require(loader, "getURLs"))
                : ContextPath.name(contextPath);
    }

    private static String folder(URL[] classPath) {
        for (URL url : classPath) {
            String path = url.getPath();
            int end = path.indexOf(IN_APPLICATION);
            if (end > 0) {
                return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
            }
        }
        throw new IllegalStateException("no " + IN_APPLICATION + " in its class path");
    }
}
