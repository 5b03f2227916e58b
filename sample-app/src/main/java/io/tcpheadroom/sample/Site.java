package io.tcpheadroom.sample;

import java.net.InetSocketAddress;

/** What the host tells its apps, and they each other: the part that a directory has in an application server. */
public final class Site {
    private final int connections;
    private volatile InetSocketAddress shop;

    public Site(int connections) {
        this.connections = connections;
    }

    /** The most connections that the crawler holds at once. */
    public int connections() {
        return connections;
    }

    /** Where the shop listens; null until it does. */
    public InetSocketAddress shop() {
        return shop;
    }

    public void publishShop(InetSocketAddress address) {
        shop = address;
    }
}
