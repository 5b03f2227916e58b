package io.tcpheadroom.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener in the tests' own JVM that accepts whatever a forked one connects, so that only one side is counted. */
final class Sink implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    Sink() throws IOException {
        listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept, "sink");
        accepting.setDaemon(true);
        accepting.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    int open() {
        return accepted.size();
    }

    /** Whoever comes from now on is refused; who is there stays. */
    void refuseFurther() throws IOException {
        listener.close();
    }

    /** Further ones are taken. */
    void closeThoseThatAreOpen() throws IOException {
        for (Socket socket : accepted) {
            socket.close();
        }
        accepted.clear();
    }

    private void accept() {
        try {
            while (true) {
                accepted.add(listener.accept());
            }
        } catch (IOException e) {
            // closed
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeThoseThatAreOpen();
    }
}
