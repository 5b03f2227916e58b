package io.tcpheadroom.tracker;

/**
 * OSGi (Equinox, Felix): a bundle is an app under its symbolic name. A framework leaves the context class loader as it
 * finds it; what gives a thread its bundle's loader, as web containers do, is seen here.
 */
final class OsgiNaming implements LoaderNaming {
    private static final String OWNER = "org.osgi.framework.BundleReference";
    private static final Long FRAMEWORK = 0L;

    @Override
    public String nameOf(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflected.implementsNamed(loader.getClass(), OWNER)) {
            return null;
        }
        Object bundle = Reflected.call(loader, "getBundle");
        Object id = Reflected.call(bundle, "getBundleId");
        if (id.equals(FRAMEWORK)) {
            return PROGRAM;
        }
        Object name = Reflected.call(bundle, "getSymbolicName");
        return name == null ? "bundle-" + id : name.toString();
    }
}
