package io.tcpheadroom.programs.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Connections that one app makes and keeps. */
public final class Outgoing {
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();

    /** To a port of loopback. */
    public void connect(int port, int connections) {
        try {
            for (int i = 0; i < connections; i++) {
                open.add(SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void close() {
        try {
            for (SocketChannel connection : open) {
                connection.close();
            }
            open.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
