package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;

/** {@code ServerSocket} and {@code Socket}: blocking. */
final class SocketKind implements Kind {
    @Override
    public Listening listen(int backlog) throws IOException {
        ServerSocket server = new ServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        return new Listening(server, server.getLocalSocketAddress(), server.getLocalPort(), server::accept);
    }

    @Override
    public Closeable connect(SocketAddress to) throws IOException {
        return connected(new Socket(), to);
    }

    /** The socket; closed when it cannot be connected. */
    static Socket connected(Socket socket, SocketAddress to) throws IOException {
        try {
            socket.connect(to);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
