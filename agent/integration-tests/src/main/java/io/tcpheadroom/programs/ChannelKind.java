package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** {@code ServerSocketChannel} and {@code SocketChannel} in blocking mode. */
final class ChannelKind implements Kind {
    @Override
    public Listening listen(int backlog) throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), backlog);
        InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
        return new Listening(server, address, address.getPort(), server::accept);
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
