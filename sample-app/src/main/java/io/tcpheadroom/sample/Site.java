package io.tcpheadroom.sample;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What the host tells its apps, and they each other: the part that a directory has in an application server. */
public final class Site {
    private final int connections;
    private volatile @Nullable InetSocketAddress shop;

    public Site(int connections) {
        this.connections = connections;
    }

    /** The most connections that the crawler holds at once. */
    public int connections() {
        return connections;
    }

    /**
     * Where the shop listens.
     *
     * @throws IllegalStateException before it does
     */
    public InetSocketAddress shop() {
        InetSocketAddress address = shop;
        if (address == null) {
            throw new IllegalStateException("the shop does not listen yet");
        }
        return address;
    }

    public void publishShop(InetSocketAddress address) {
        shop = address;
    }
}
