package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels that all listen on the port of the first of them (SO_REUSEPORT): the kernel spreads the connections over their queues. */
final class SharedPortKind implements Kind {
    private int port;

    @Override
    public Listening listen(int backlog) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open()
                .setOption(StandardSocketOptions.SO_REUSEPORT, true)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), backlog);
        InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
        port = address.getPort();
        return new Listening(server, address, port, server::accept);
    }

    @Override
    public Closeable connect(SocketAddress to) throws IOException {
        return SocketChannel.open(to);
    }

    @Override
    public Closeable open() throws IOException {
        return SocketChannel.open();
    }
}
