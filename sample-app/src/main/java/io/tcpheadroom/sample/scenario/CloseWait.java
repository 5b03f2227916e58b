package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A client that keeps connections which its server has closed. */
final class CloseWait implements Scenario {
    private static final int CONNECTIONS = 60;
    private static final int PAUSE_MILLIS = 50;

    @Override
    public String name() {
        return "close-wait";
    }

    @Override
    public Story story() {
        return new Story(
                "Shop answers 60 connections of crawler and closes each. Crawler puts them into its pool and never looks at them again: they"
                        + " stay in CLOSE_WAIT.",
                "close-wait",
                "Findings has app crawler with the line that opened the connections. The call site leads to the sockets, all in"
                        + " CLOSE_WAIT.",
                "The finding, exit code 1.",
                "`TcpHeadroomCloseWaitGrows`, after 15 minutes in which the number grows; here it stops at 60.");
    }

    @Override
    public void start(Stage stage) {
        InetSocketAddress shop = Shop.open(stage, Shop.BACKLOG, CloseWait::answerAndClose);
        stage.as("crawler", () -> fillPool(stage, shop));
    }

    private static void answerAndClose(Socket connection) throws IOException {
        try (Socket closing = connection) {
            closing.getInputStream().read();
            closing.getOutputStream().write('!');
        }
    }

    private static void fillPool(Stage pool, InetSocketAddress shop) throws IOException, InterruptedException {
        for (int i = 0; i < CONNECTIONS; i++) {
            ask(pool.keep(new Socket(shop.getAddress(), shop.getPort())));
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream().write('?');
        socket.getInputStream().read();
    }
}
