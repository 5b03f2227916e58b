package io.tcpheadroom.tracker;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loaders that load the one program that there is: those of Spring Boot's launcher and of its embedded Tomcat, and Quarkus's. */
final class LauncherNaming implements LoaderNaming {
    private static final String SPRING_BOOT = "org.springframework.boot.";
    private static final Set<String> SPRING_BOOT_LOADERS =
            Set.of("LaunchedURLClassLoader", "LaunchedClassLoader", "TomcatEmbeddedWebappClassLoader");

    /** It has a name in development and tests, which says which of its loaders it is. */
    private static final String QUARKUS = "io.quarkus.bootstrap.";

    @Override
    public @Nullable String appName(ClassLoader loader) {
        return Reflection.isOrExtends(loader.getClass(), LauncherNaming::isLoader) ? PROGRAM : null;
    }

    private static boolean isLoader(String className) {
        return className.startsWith(QUARKUS)
                || (className.startsWith(SPRING_BOOT)
                        && SPRING_BOOT_LOADERS.contains(className.substring(className.lastIndexOf('.') + 1)));
    }
}
