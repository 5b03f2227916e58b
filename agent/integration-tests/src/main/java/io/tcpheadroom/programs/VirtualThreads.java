package io.tcpheadroom.programs;

/**
 * Virtual threads (JDK 21 and newer), by reflection: these classes are compiled for JDK 11. A virtual thread takes over its
 * maker's context class loader.
 */
final class VirtualThreads {
    private VirtualThreads() {}

    static Thread start(Runnable task) {
        try {
            return (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no virtual threads here", e);
        }
    }

    static boolean isCurrent() {
        return Thread.currentThread().getClass().getName().contains("Virtual");
    }
}
