package io.tcpheadroom.tracker;

import java.util.List;

/**
 * What the class loaders of one kind of server say of the app whose classes they load. A further server is a class and an
 * entry here. Servers are known by the names of their classes, which are not on our class path, and asked through their
 * public methods.
 */
interface LoaderNaming {
    /** The answer for a loader whose classes are the program's own. */
    String PROGRAM = "";

    /** In this order: a server inside another is asked before the one that it is built upon. */
    List<LoaderNaming> ALL = List.of(
            new SpringBootNaming(),
            new TomcatNaming(),
            new JettyNaming(),
            new JBossNaming(),
            new OsgiNaming(),
            new GivenNaming());

    /** The app's name as an operator knows it, {@link #PROGRAM}, or null for a loader of another kind. */
    String nameOf(ClassLoader loader) throws ReflectiveOperationException;
}
