package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/**
 * How the class loaders of one kind of server name the app whose classes they load. To support another server, add a class and
 * list it in {@link LoaderNames}. Servers' classes are not on our class path, so they are recognized by class name and called
 * by reflection, through their public methods.
 */
interface LoaderNaming {
    /** The answer for a loader of the program's own classes. */
    String PROGRAM = "";

    /** The app's name as an operator knows it, {@link #PROGRAM}, or null for a loader of another kind. */
    @Nullable
    String appName(ClassLoader loader) throws ReflectiveOperationException;

    /** Whether a loader of this kind belongs to an app that was stopped, and that starts again with another loader only. */
    default boolean isStopped(ClassLoader loader) throws ReflectiveOperationException {
        return false;
    }
}
