package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/** WebLogic: the annotation of a loader names the application and the module. Loaders without one belong to the server itself. */
final class WebLogicNaming implements LoaderNaming {
    private static final String LOADER = "weblogic.utils.classloaders.GenericClassLoader";

    @Override
    public @Nullable String appName(ClassLoader loader) throws ReflectiveOperationException {
        if (!Reflection.isOrExtends(loader.getClass(), LOADER::equals)) {
            return null;
        }
        Object annotation = Reflection.call(loader, "getAnnotation");
        return annotation == null ? PROGRAM : appName(annotation);
    }

    private static String appName(Object annotation) throws ReflectiveOperationException {
        Object application = Reflection.call(annotation, "getApplicationName");
        Object module = Reflection.call(annotation, "getModuleName");
        return application == null || application.toString().isEmpty()
                ? PROGRAM
                : EnterpriseModule.name(application.toString(), module == null ? "" : module.toString());
    }
}
