package io.tcpheadroom.tracker;

/** JBoss Modules, as in WildFly: a deployment is an app under its file's name, every other module is the server's own. */
final class JBossNaming implements LoaderNaming {
    private static final String LOADER = "org.jboss.modules.ModuleClassLoader";
    private static final String DEPLOYMENT = "deployment.";

    @Override
    public String nameOf(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflected.isOrExtends(loader.getClass(), LOADER::equals)) {
            return null;
        }
        String module = String.valueOf(Reflected.call(Reflected.call(loader, "getModule"), "getName"));
        return module.startsWith(DEPLOYMENT) ? module.substring(DEPLOYMENT.length()) : PROGRAM;
    }
}
