package io.tcpheadroom.tracker;

/** Jetty, whose loader has moved from package to package: the context path without its slash, {@code ROOT} for the root. */
final class JettyNaming implements LoaderNaming {
    private static final String SPRING_BOOT = "org.springframework.boot.";

    @Override
    public String nameOf(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflected.isOrExtends(loader.getClass(), JettyNaming::isLoader)) {
            return null;
        }
        Object context = Reflected.call(loader, "getContext");
        if (Reflected.isOrExtends(context.getClass(), name -> name.startsWith(SPRING_BOOT))) {
            return PROGRAM;
        }
        String path = String.valueOf(Reflected.call(context, "getContextPath"));
        return path.length() <= 1 ? "ROOT" : path.substring(1);
    }

    private static boolean isLoader(String className) {
        return className.startsWith("org.eclipse.jetty.") && className.endsWith(".WebAppClassLoader");
    }
}
