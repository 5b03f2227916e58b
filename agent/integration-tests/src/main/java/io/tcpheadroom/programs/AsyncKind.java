package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.concurrent.ExecutionException;

/** {@code AsynchronousServerSocketChannel} and {@code AsynchronousSocketChannel}. */
final class AsyncKind implements Kind {
    @Override
    public Listening listen(int backlog) throws IOException {
        AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), backlog);
        InetSocketAddress address = (InetSocketAddress) server.getLocalAddress();
        return new Listening(
                server, address, address.getPort(), () -> server.accept().get());
    }

    @Override
    public Closeable connect(SocketAddress to) throws Exception {
        AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
        try {
            channel.connect(to).get();
            return channel;
        } catch (ExecutionException e) {
            channel.close();
            throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
        }
    }

    @Override
    public Closeable open() throws IOException {
        return AsynchronousSocketChannel.open();
    }
}
