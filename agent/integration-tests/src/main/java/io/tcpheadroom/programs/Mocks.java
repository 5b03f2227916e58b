package io.tcpheadroom.programs;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import org.mockito.Mockito;

/** Mockito's inline mocks, for which it attaches to its own JVM and rewrites the JDK's classes in place. */
final class Mocks {
    private Mocks() {}

    /** Mocks of what opens sockets, one of them a class that the agent weaves; they open nothing. */
    static Object make() throws IOException {
        Socket socket = Mockito.mock(Socket.class);
        Mockito.when(socket.getPort()).thenReturn(7);
        Mockito.mock(ServerSocket.class);
        try (SocketChannel real = SocketChannel.open()) {
            Mockito.mock(real.getClass());
        }
        return socket.getPort();
    }
}
