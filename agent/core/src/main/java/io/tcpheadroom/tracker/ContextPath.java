package io.tcpheadroom.tracker;

/** A web application's path, and how the app is called that has it. */
final class ContextPath {
    private ContextPath() {}

    /** Without the leading slash; {@code ROOT} for the root. */
    static String name(String path) {
        return path.length() <= 1 ? "ROOT" : path.substring(1);
    }
}
