package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;

/** Datagram sockets: they are opened, and connecting them makes no connection. */
final class DatagramKind implements Kind {
    /** Opens one, bound or not as its class has it. */
    interface Opening {
        Closeable open() throws IOException;
    }

    private final Opening opening;

    DatagramKind(Opening opening) {
        this.opening = opening;
    }

    @Override
    public Listening listen(int backlog) {
        throw new UnsupportedOperationException("datagrams are not listened for");
    }

    @Override
    public Closeable connect(SocketAddress to) {
        throw new UnsupportedOperationException("datagrams are not connected");
    }

    @Override
    public Closeable open() throws IOException {
        return opening.open();
    }
}
