package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/**
 * OSGi (Equinox, Felix): a bundle is an app under its symbolic name. The framework itself does not set the context class
 * loader, so only threads to which something else gave a bundle's loader, as web containers do, are recognized here.
 */
final class OsgiNaming implements LoaderNaming {
    private static final String BUNDLE_REFERENCE = "org.osgi.framework.BundleReference";
    private static final Long FRAMEWORK_ID = 0L;

    @Override
    public @Nullable String appName(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflection.implementsInterface(loader.getClass(), BUNDLE_REFERENCE)) {
            return null;
        }
        Object bundle = Reflection.require(loader, "getBundle");
        Object id = Reflection.require(bundle, "getBundleId");
        if (id.equals(FRAMEWORK_ID)) {
            return PROGRAM;
        }
        Object name = Reflection.call(bundle, "getSymbolicName");
        return name == null ? "bundle-" + id : name.toString();
    }
}
