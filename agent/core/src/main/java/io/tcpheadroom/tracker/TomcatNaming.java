package io.tcpheadroom.tracker;

/**
 * Tomcat and servers that embed it. An app has its context's base name, which is that of the WAR file: {@code shop} for
 * {@code /shop}, {@code shop##2} for its second version, {@code ROOT} for the root; {@code shop@host} on a host that is not
 * called localhost, the name of the only host unless configured otherwise.
 */
final class TomcatNaming implements LoaderNaming {
    private static final String LOADER = "org.apache.catalina.loader.WebappClassLoaderBase";
    private static final String DEFAULT_HOST = "localhost";

    @Override
    public String appName(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflection.isOrExtends(loader.getClass(), LOADER::equals)) {
            return null;
        }
        Object context = Reflection.call(loader, "getContextName");
        Object host = Reflection.call(loader, "getHostName");
        return host == null || host.equals(DEFAULT_HOST) ? String.valueOf(context) : context + "@" + host;
    }
}
