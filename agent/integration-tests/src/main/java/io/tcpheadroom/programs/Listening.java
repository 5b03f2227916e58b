package io.tcpheadroom.programs;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** A listener with a thread that accepts, and what it accepted. */
final class Listening implements Closeable {
    private final Closeable listener;
    private final SocketAddress address;
    private final int port;
    private final List<Closeable> accepted = new CopyOnWriteArrayList<>();
    private final Semaphore mayAccept = new Semaphore(0);
    private final Thread acceptor;
    private volatile boolean accepting = true;

    /** The kind accepts one connection a call, and blocks until there is one. */
    Listening(Closeable listener, SocketAddress address, int port, Callable<? extends Closeable> accept) {
        this.listener = listener;
        this.address = address;
        this.port = port;
        acceptor = start(() -> acceptAll(accept));
    }

    /** On a thread of the kind that listens. */
    private static Thread start(Runnable acceptor) {
        if (VirtualThreads.isCurrent()) {
            return VirtualThreads.start(acceptor);
        }
        Thread thread = new Thread(acceptor, "acceptor");
        thread.setDaemon(true);
        thread.start();
        return thread;
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

    String accept(String what) throws Exception {
        accepting = !what.equals("off");
        if (what.equals("next")) {
            mayAccept.release();
        } else if (what.equals("one-more")) {
            mayAccept.release();
            Waiting.until("a thread in accept", this::isInAccept);
        }
        return "";
    }

    /** In the method of the JDK's that waits for a connection, or for its future. */
    private boolean isInAccept() {
        return Stream.of(acceptor.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .anyMatch(method -> method.matches("sun\\.nio\\.ch\\..*Impl\\.accept|java\\.net\\..*SocketImpl\\.accept"
                        + "|sun\\.nio\\.ch\\.PendingFuture\\.get"));
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
    void await(int connections) throws Exception {
        Waiting.until(connections + " accepted connections", () -> accepted.size() >= connections);
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
