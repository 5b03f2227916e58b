package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;

/** The healthy one: connections come and go, and each is closed. */
final class Steady implements Scenario {
    private static final int AT_ONCE = 20;
    private static final int PAUSE_MILLIS = 100;

    @Override
    public String name() {
        return "steady";
    }

    @Override
    public Story story() {
        return new Story(
                "Crawler keeps 20 connections to shop. Ten times a second it closes the oldest and opens a new one. Nothing is wrong.",
                "",
                "The first sentence names the nearest limit, and Findings is empty.",
                "`OK`, exit code 0, unless the host is near a limit of its own.",
                "None.");
    }

    @Override
    public void start(Stage stage) {
        InetSocketAddress shop =
                Shop.open(stage, Shop.BACKLOG, connection -> stage.as(Shop.NAME, () -> serve(connection)));
        stage.as("crawler", () -> crawl(shop));
    }

    private static void serve(Socket connection) throws IOException {
        try (Socket closing = connection) {
            while (closing.getInputStream().read() >= 0) {
                closing.getOutputStream().write('!');
            }
        }
    }

    private static void crawl(InetSocketAddress shop) throws IOException, InterruptedException {
        Deque<Socket> open = new ArrayDeque<>();
        try {
            while (true) {
                open.addLast(visit(shop));
                if (open.size() > AT_ONCE) {
                    open.removeFirst().close();
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    private static Socket visit(InetSocketAddress shop) throws IOException {
        Socket socket = new Socket(shop.getAddress(), shop.getPort());
        socket.getOutputStream().write('?');
        socket.getInputStream().read();
        return socket;
    }
}
