package io.tcpheadroom.kernel;

/** The link of a descriptor that is a socket: {@code socket:[123]}. */
final class SocketLink {
    private static final String START = "socket:[";

    private SocketLink() {}

    /** The socket's inode; -1 of any other link. */
    static long inode(String target) {
        return target.startsWith(START) ? Long.parseLong(target, START.length(), target.length() - 1, 10) : -1;
    }
}
