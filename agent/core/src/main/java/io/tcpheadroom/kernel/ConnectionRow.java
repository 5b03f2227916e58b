package io.tcpheadroom.kernel;

/** One row of the tables of TCP, while it is read: the next row takes its place, so whoever keeps an end keeps a copy. */
final class ConnectionRow {
    final TcpEnd local = TcpEnd.ofIpv4(0, 0);
    final TcpEnd remote = TcpEnd.ofIpv4(0, 0);

    /** One of {@link TcpState}. */
    int state;

    /** Bytes that the far end has not confirmed; of a listening socket nothing. */
    long unsent;

    /** Bytes that the program has not read; of a listening socket the connections that wait to be accepted. */
    long unread;

    /** The far end has no room for what is unsent, and the kernel asks it now and then whether it has. */
    boolean isProbing;

    /** No timer runs: nothing is on its way, and no keepalive will ever ask whether the far end is still there. */
    boolean isWithoutTimer;

    /** 0 of a connection that no descriptor holds, -1 where the row does not say. */
    long inode;
}
