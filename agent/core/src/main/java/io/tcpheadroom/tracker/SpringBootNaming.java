package io.tcpheadroom.tracker;

import java.util.Set;

/** Spring Boot: its launcher's loaders, and that of the Tomcat which it embeds, load the one program that there is. */
final class SpringBootNaming implements LoaderNaming {
    private static final String PACKAGE = "org.springframework.boot.";
    private static final Set<String> LOADERS =
            Set.of("LaunchedURLClassLoader", "LaunchedClassLoader", "TomcatEmbeddedWebappClassLoader");

    @Override
    public String nameOf(ClassLoader loader) {
        return Reflected.isOrExtends(loader.getClass(), SpringBootNaming::isLoader) ? PROGRAM : null;
    }

    private static boolean isLoader(String className) {
        return className.startsWith(PACKAGE) && LOADERS.contains(className.substring(className.lastIndexOf('.') + 1));
    }
}
