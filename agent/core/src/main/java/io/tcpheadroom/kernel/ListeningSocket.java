package io.tcpheadroom.kernel;

import java.net.InetAddress;

/** One listening socket: a row of {@code /proc/net/tcp} or {@code tcp6}, split on blanks. NETNS. */
public final class ListeningSocket {
    private final InetAddress address;
    private final int port;
    private final long queued;
    private final long inode;

    ListeningSocket(Line line) {
        TcpRow row = new TcpRow(line);
        address = row.local().getAddress();
        port = row.local().getPort();
        queued = row.rxQueue();
        inode = row.inode();
    }

    /** An IPv4 address also where the socket is an IPv6 one that is bound to a mapped address. */
    public InetAddress address() {
        return address;
    }

    public int port() {
        return port;
    }

    /** Connections that wait to be accepted: the rx half; the tx half says nothing here. */
    public long queued() {
        return queued;
    }

    public long inode() {
        return inode;
    }
}
