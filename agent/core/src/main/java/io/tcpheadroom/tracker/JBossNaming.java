package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/** JBoss Modules, as in WildFly: a deployment is an app named after its file; all other modules belong to the server itself. */
final class JBossNaming implements LoaderNaming {
    private static final String LOADER = "org.jboss.modules.ModuleClassLoader";
    private static final String DEPLOYMENT = "deployment.";

    @Override
    public @Nullable String appName(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflection.isOrExtends(loader.getClass(), LOADER::equals)) {
            return null;
        }
        String module = String.valueOf(Reflection.call(Reflection.require(loader, "getModule"), "getName"));
        return module.startsWith(DEPLOYMENT) ? module.substring(DEPLOYMENT.length()) : PROGRAM;
    }
}
