package io.tcpheadroom.tracker;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a class loader says of the app whose classes it loads: the nearest name on the way up to the system loader, which
 * is the program itself.
 */
final class LoaderNames {
    private static final List<ClassLoader> PROGRAM = Arrays.asList(
            ClassLoader.getSystemClassLoader(),
            ClassLoader.getSystemClassLoader().getParent(),
            ClassLoader.getPlatformClassLoader());

    private LoaderNames() {}

    /**
     * Null for the program's own loaders, and for those that no one has named.
     *
     * @param failures takes each loader that was asked and did not answer as its kind does: the next naming may know
     */
    static String of(ClassLoader loader, BiConsumer<ClassLoader, Throwable> failures) {
        for (ClassLoader l = loader; l != null && !PROGRAM.contains(l); l = l.getParent()) {
            String name = nameOf(l, failures);
            if (name != null) {
                return name.equals(LoaderNaming.PROGRAM) ? null : name;
            }
        }
        return null;
    }

    private static String nameOf(ClassLoader loader, BiConsumer<ClassLoader, Throwable> failures) {
        for (LoaderNaming naming : LoaderNaming.ALL) {
            try {
                String name = naming.nameOf(loader);
                if (name != null) {
                    return name;
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
                failures.accept(loader, e);
            }
        }
        return null;
    }
}
