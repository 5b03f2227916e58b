package io.tcpheadroom.sample.crawler;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One connection to the shop, which stays open between its requests. */
final class Visit implements Closeable {
    /** A connection that the shop cannot accept is up all the same, and its request waits: not for ever. */
    private static final int PATIENCE_MILLIS = 500;

    private static final byte[] REQUEST = "price\n".getBytes(US_ASCII);

    private final Socket socket;

    private Visit(Socket socket) {
        this.socket = socket;
    }

    static Visit to(InetSocketAddress shop) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(shop, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new Visit(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a line and reads the line that comes back. */
    void ask() throws IOException {
        socket.getOutputStream().write(REQUEST);
        int read;
        do {
            read = socket.getInputStream().read();
        } while (read >= 0 && read != '\n');
        if (read < 0) {
            throw new EOFException("The shop closed the connection");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
