package io.tcpheadroom.kernel;

import java.net.InetAddress;

/** One listening socket: a row of {@code /proc/net/tcp} or {@code tcp6}, split on blanks. NETNS. */
public final class ListeningSocket {
    private final TcpEnd local;
    private final long queued;
    private final long inode;

    ListeningSocket(Line line) {
        TcpRow row = new TcpRow(line);
        local = row.local();
        queued = row.rxQueue();
        inode = row.inode();
    }

    /** An IPv4 address also where the socket is an IPv6 one that is bound to a mapped address. */
    public InetAddress address() {
        return local.address();
    }

    public int port() {
        return local.port();
    }

    /** Connections that wait to be accepted: the rx half; the tx half says nothing here. */
    public long queued() {
        return queued;
    }

    public long inode() {
        return inode;
    }
}
