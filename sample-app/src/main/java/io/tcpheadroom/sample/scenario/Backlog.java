package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A server whose accepting thread is too slow for its clients, and whose queue is too short for them. */
final class Backlog implements Scenario {
    private static final int BACKLOG = 20;
    private static final int CLIENTS = 40;
    private static final int WORK_MILLIS = 100;

    @Override
    public String name() {
        return "backlog";
    }

    @Override
    public Story story() {
        return new Story(
                "Shop listens with a backlog of 20 and works for 100 ms between two accepts. Crawler has 40 clients, so the accept queue is"
                        + " always full and the kernel drops whoever does not fit.",
                "accept-queue-overflow",
                "Findings has the listener of shop. Listeners shows its full queue, and the backlog can be raised there.",
                "The finding and the full accept queue, exit code 2.",
                "`TcpHeadroomAcceptQueueOverflow` at once, `TcpHeadroomAcceptQueueFull` after a minute.");
    }

    @Override
    public void start(Stage stage) {
        InetSocketAddress shop = Shop.open(stage, BACKLOG, Backlog::serve);
        for (int i = 0; i < CLIENTS; i++) {
            stage.as("crawler", () -> visit(shop));
        }
    }

    /** Slow, and on the thread that should be accepting. */
    private static void serve(Socket connection) throws IOException, InterruptedException {
        try (Socket closing = connection) {
            Thread.sleep(WORK_MILLIS);
            closing.getOutputStream().write('!');
            closing.getInputStream().read();
        }
    }

    /** A channel, because an interrupt ends its connect. */
    private static void visit(InetSocketAddress shop) throws IOException {
        ByteBuffer answer = ByteBuffer.allocate(1);
        while (!Thread.currentThread().isInterrupted()) {
            try (SocketChannel channel = SocketChannel.open(shop)) {
                channel.read(answer.clear());
            }
        }
    }
}
