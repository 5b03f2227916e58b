package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A listener with a thread that accepts, and what it accepted. */
final class Listening implements Closeable {
    private static final long PATIENCE_MILLIS = 20_000;

    private final Closeable listener;
    private final SocketAddress address;
    private final int port;
    private final List<Closeable> accepted = new CopyOnWriteArrayList<>();
    private final Semaphore mayAccept = new Semaphore(0);
    private volatile boolean accepting = true;

    /** The kind accepts one connection a call, and blocks until there is one. */
    Listening(Closeable listener, SocketAddress address, int port, Callable<? extends Closeable> accept) {
        this.listener = listener;
        this.address = address;
        this.port = port;
        start(() -> acceptAll(accept));
    }

    /** On a thread of the kind that listens. */
    private static void start(Runnable acceptor) {
        if (VirtualThreads.isCurrent()) {
            VirtualThreads.start(acceptor);
        } else {
            Thread thread = new Thread(acceptor, "acceptor");
            thread.setDaemon(true);
            thread.start();
        }
    }

    SocketAddress address() {
        return address;
    }

    int port() {
        return port;
    }

    int accepted() {
        return accepted.size();
    }

    boolean isAccepting() {
        return accepting;
    }

    /** A program that accepts is allowed as many connections as are announced to it. */
    void announce(int connections) {
        if (accepting) {
            mayAccept.release(connections);
        }
    }

    String accept(String what) {
        accepting = !what.equals("off");
        mayAccept.release(what.equals("one-more") ? 1 : 0);
        return "";
    }

    private void acceptAll(Callable<? extends Closeable> accept) {
        try {
            while (true) {
                mayAccept.acquire();
                accepted.add(accept.call());
            }
        } catch (Exception e) {
            mayAccept.drainPermits(); // the listener was closed
        }
    }

    /** Waits until so many connections are accepted. */
    void await(int connections) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (accepted.size() < connections) {
            if (System.nanoTime() > end) {
                throw new IOException("only " + accepted.size() + " of " + connections + " were accepted");
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        closeAccepted();
    }

    void closeAccepted() throws IOException {
        for (Closeable socket : accepted) {
            socket.close();
        }
        accepted.clear();
    }
}
