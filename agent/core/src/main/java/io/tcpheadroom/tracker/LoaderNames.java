package io.tcpheadroom.tracker;

/**
 * What a class loader says of the app whose classes it loads: the nearest name on the way up to the system loader, which
 * is the program itself.
 */
final class LoaderNames {
    private LoaderNames() {}

    /** Null for the program's own loaders, and for those that no one has named. */
    static String of(ClassLoader loader) {
        ClassLoader program = ClassLoader.getSystemClassLoader();
        for (ClassLoader l = loader; l != null && l != program; l = l.getParent()) {
            String name = l.getName();
            if (name != null && !name.isEmpty()) {
                return l == program.getParent() ? null : name;
            }
        }
        return null;
    }
}
