package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Channels in non-blocking mode, each driven by a selector of its own. */
final class SelectorKind implements Kind {
    @Override
    public Listening listen(int backlog) throws IOException {
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), backlog);
        server.configureBlocking(false);
        Selector selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
        return new Listening(() -> close(server, selector), address, address.getPort(), () -> accept(server, selector));
    }

    private static SocketChannel accept(ServerSocketChannel server, Selector selector) throws IOException {
        for (SocketChannel accepted = server.accept(); ; accepted = server.accept()) {
            if (accepted != null) {
                return accepted;
            }
            selector.select();
            selector.selectedKeys().clear();
        }
    }

    @Override
    public Closeable connect(SocketAddress to) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try (Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(to)) {
                channel.register(selector, SelectionKey.OP_CONNECT);
                selector.select();
                channel.finishConnect();
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A registered channel is closed by the selector's next round. */
    private static void close(ServerSocketChannel server, Selector selector) throws IOException {
        server.close();
        selector.close();
    }
}
