package io.tcpheadroom.tracker;

import org.jspecify.annotations.Nullable;

/** A web application's path, and how the app is called that has it. */
public final class ContextPath {
    private ContextPath() {}

    /** Without the leading slash; {@code ROOT} for the root. */
    static String name(String path) {
        return path.length() <= 1 ? "ROOT" : path.substring(1);
    }

    /**
     * As Tomcat calls the app itself, see {@link TomcatNaming}; its version is not in the path.
     *
     * @param host null where it is not told
     */
    public static String nameInTomcat(String path, @Nullable String host) {
        String name = name(path).replace('/', '#');
        return host == null || host.equals(TomcatNaming.DEFAULT_HOST) ? name : name + "@" + host;
    }
}
