package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/**
 * Jetty, in all versions: its loader has moved between packages. An app is named by its context path without the leading slash,
 * {@code ROOT} for the root.
 */
final class JettyNaming implements LoaderNaming {
    private static final String SPRING_BOOT = "org.springframework.boot.";

    @Override
    public @Nullable String appName(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflection.isOrExtends(loader.getClass(), JettyNaming::isLoader)) {
            return null;
        }
        Object context = Reflection.require(loader, "getContext");
        if (Reflection.isOrExtends(context.getClass(), name -> name.startsWith(SPRING_BOOT))) {
            return PROGRAM;
        }
        String path = Reflection.require(context, "getContextPath").toString();
        return ContextPath.name(path);
    }

    private static boolean isLoader(String className) {
        return className.startsWith("org.eclipse.jetty.") && className.endsWith(".WebAppClassLoader");
    }
}
