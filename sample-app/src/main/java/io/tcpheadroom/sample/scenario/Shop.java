package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** The far end of most scenarios: an app with a listener on the loopback address, at a port that the kernel picks. */
final class Shop {
    static final String NAME = "shop";

    /** Enough for every scenario that is not about it. */
    static final int BACKLOG = 128;

    private static final int LONG_BACKLOG = 1024;

    /** What is done with a connection, on the thread that accepts. */
    @FunctionalInterface
    interface Service {
        void serve(Socket connection) throws IOException, InterruptedException;
    }

    private Shop() {}

    /** Opens and answers where it listens. */
    static InetSocketAddress open(Stage stage, int backlog, Service service) {
        CompletableFuture<ServerSocket> listening = new CompletableFuture<>();
        stage.as(NAME, () -> {
            ServerSocket listener = listen(stage, backlog, listening);
            while (!Thread.currentThread().isInterrupted()) {
                service.serve(listener.accept());
            }
        });
        return addressOf(listening);
    }

    /** One that only keeps its connections. */
    static InetSocketAddress keeping(Stage stage) {
        return open(stage, BACKLOG, stage::keep);
    }

    /** One that accepts nothing: the kernel sets up connections all the same, as many as fit into a long queue. */
    static InetSocketAddress hanging(Stage stage) {
        CompletableFuture<ServerSocket> listening = new CompletableFuture<>();
        stage.as(NAME, () -> listen(stage, LONG_BACKLOG, listening));
        return addressOf(listening);
    }

    /** On a thread of the app, which it then belongs to. */
    private static ServerSocket listen(Stage stage, int backlog, CompletableFuture<ServerSocket> listening)
            throws IOException {
        try {
            ServerSocket listener =
                    stage.keep(new ServerSocket(0, backlog, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
            listening.complete(listener);
            return listener;
        } catch (IOException e) {
            listening.completeExceptionally(e);
            throw e;
        }
    }

    private static InetSocketAddress addressOf(CompletableFuture<ServerSocket> listening) {
        return (InetSocketAddress) listening.join().getLocalSocketAddress();
    }
}
