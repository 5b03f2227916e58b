package io.tcpheadroom.jvm;

/**
 * Classes of the JDK that load one of its libraries when they are initialised, and that the agent's threads use. Up to JDK 17 all libraries
 * of a JVM are loaded under one lock. A thread of the program that loads one holds it, and where that library needs such a class, as
 * Netty's epoll needs FileChannelImpl, it would wait for a thread of ours that initialises the class, and that one for the lock.
 */
public final class JdkLibraries {
    private static final int LAST_WITH_ONE_LOCK = 17;

    private JdkLibraries() {}

    /** For the thread on which the program has not begun yet. */
    public static void load() {
        if (Runtime.version().feature() > LAST_WITH_ONE_LOCK) {
            return;
        }
        try {
            Class.forName("sun.nio.ch.FileChannelImpl", true, null);
        } catch (ClassNotFoundException | LinkageError e) {
            // then whoever needs it meets the same, and says so
        }
    }
}
