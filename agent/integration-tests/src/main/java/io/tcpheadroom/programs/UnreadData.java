package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** Connections whose far end never reads: what is written to them stays in the kernel's buffers. */
final class UnreadData implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final ServerSocketChannel listener =
            ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final Deque<SocketChannel> writing = new ArrayDeque<>();
    private final Deque<SocketChannel> notReading = new ArrayDeque<>();

    UnreadData() throws IOException {}

    /** One more, with all that it takes. */
    void add() throws IOException {
        SocketChannel writer = SocketChannel.open(listener.getLocalAddress());
        writing.add(writer);
        notReading.add(listener.accept());
        writer.configureBlocking(false);
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        while (writer.write(piece) > 0) {
            piece.clear();
        }
    }

    int connections() {
        return notReading.size();
    }

    /** Closes the end that writes: what it has not sent yet has no owner any more. */
    void orphanOne() throws IOException {
        SocketChannel writer = writing.poll();
        if (writer != null) {
            writer.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel reader : notReading) {
            reader.close();
        }
        for (SocketChannel writer : writing) {
            writer.close();
        }
        listener.close();
    }
}
