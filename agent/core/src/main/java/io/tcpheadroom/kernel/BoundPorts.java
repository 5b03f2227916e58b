package io.tcpheadroom.kernel;

import java.net.InetAddress;

/**
 * The ports of one local address that are in use towards any destination, where this process binds clients to that address
 * before it connects them: bind() takes a port that no other socket of the address has, so that for it every connection,
 * wherever it goes, uses up the same range. Of all processes of the network namespace. Immutable.
 */
public final class BoundPorts {
    private final InetAddress local;
    private final int all;
    private final int own;

    BoundPorts(InetAddress local, int all, int own) {
        this.local = local;
        this.all = all;
        this.own = own;
    }

    public InetAddress local() {
        return local;
    }

    public int all() {
        return all;
    }

    /** Those of this process's clients that it bound and connected. */
    public int own() {
        return own;
    }
}
