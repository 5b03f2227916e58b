package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Channels that are forgotten while they are open: the garbage collector frees the object and not the descriptor. */
final class Leak implements Scenario {
    private static final int MOST = 100;
    private static final int BETWEEN_COLLECTIONS = 10;
    private static final int PAUSE_MILLIS = 100;

    @Override
    public String name() {
        return "leak";
    }

    @Override
    public Story story() {
        return new Story(
                "Crawler opens ten connections a second to shop and forgets each without closing it, 100 in all. After every ten, the garbage"
                        + " collector runs.",
                "sockets-leaked",
                "Findings has app crawler, with the number of leaked sockets and the line that opened them.",
                "The finding, exit code 1.",
                "`TcpHeadroomSocketsLeaked`, at once.");
    }

    @Override
    public void start(Stage stage) {
        InetSocketAddress shop = Shop.keeping(stage);
        stage.as("crawler", () -> crawl(shop));
    }

    private static void crawl(InetSocketAddress shop) throws IOException, InterruptedException {
        for (int opened = 1; opened <= MOST; opened++) {
            fetch(shop);
            if (opened % BETWEEN_COLLECTIONS == 0) {
                System.gc();
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @SuppressWarnings("resource") // not to close it is what this is about
    private static void fetch(InetSocketAddress shop) throws IOException {
        SocketChannel.open(shop).write(ByteBuffer.wrap(new byte[] {'?'}));
    }
}
