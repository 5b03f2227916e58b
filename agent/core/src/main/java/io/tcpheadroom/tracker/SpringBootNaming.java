package io.tcpheadroom.tracker;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spring Boot: the loaders of its launcher and of its embedded Tomcat load the one program that there is. */
final class SpringBootNaming implements LoaderNaming {
    private static final String SPRING_BOOT = "org.springframework.boot.";
    private static final Set<String> LOADERS =
            Set.of("LaunchedURLClassLoader", "LaunchedClassLoader", "TomcatEmbeddedWebappClassLoader");

    @Override
    public @Nullable String appName(ClassLoader loader) {
        return Reflection.isOrExtends(loader.getClass(), SpringBootNaming::isLoader) ? PROGRAM : null;
    }

    private static boolean isLoader(String className) {
        return className.startsWith(SPRING_BOOT)
                && LOADERS.contains(className.substring(className.lastIndexOf('.') + 1));
    }
}
