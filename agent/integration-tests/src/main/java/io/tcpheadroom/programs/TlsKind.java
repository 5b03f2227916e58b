package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** {@code SSLServerSocket} and {@code SSLSocket}, as far as the connection: what they exchange afterwards opens nothing. */
final class TlsKind implements Kind {
    @Override
    public Listening listen(int backlog) throws IOException {
        SSLServerSocket server = (SSLServerSocket)
                SSLServerSocketFactory.getDefault().createServerSocket(0, backlog, InetAddress.getLoopbackAddress());
        return new Listening(server, server.getLocalSocketAddress(), server.getLocalPort(), server::accept);
    }

    @Override
    public Closeable connect(SocketAddress to) throws IOException {
        return SocketKind.connected(SSLSocketFactory.getDefault().createSocket(), to);
    }
}
