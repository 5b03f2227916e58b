package io.tcpheadroom.tracker;

/**
 * Tomcat and what embeds it. The context's base name is that of its WAR file: {@code shop} for {@code /shop},
 * {@code shop##2} for its second version, {@code ROOT} for the root; on a host that is not called localhost, as Tomcat's
 * only one is unless configured otherwise, {@code shop@host}.
 */
final class TomcatNaming implements LoaderNaming {
    private static final String LOADER = "org.apache.catalina.loader.WebappClassLoaderBase";
    private static final String USUAL_HOST = "localhost";

    @Override
    public String nameOf(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflected.isOrExtends(loader.getClass(), LOADER::equals)) {
            return null;
        }
        Object context = Reflected.call(loader, "getContextName");
        Object host = Reflected.call(loader, "getHostName");
        return host == null || host.equals(USUAL_HOST) ? String.valueOf(context) : context + "@" + host;
    }
}
