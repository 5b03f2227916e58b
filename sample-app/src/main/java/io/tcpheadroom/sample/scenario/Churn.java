package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.Optional;

/** A client that opens a connection for each request: those it has closed keep their local ports for a minute. */
final class Churn implements Scenario {
    private static final int PAUSE_MILLIS = 50;

    private final Path sysctls;

    Churn() {
        this(LocalPortRange.FOLDER);
    }

    Churn(Path sysctls) {
        this.sysctls = sysctls;
    }

    @Override
    public String name() {
        return "churn";
    }

    @Override
    public Story story() {
        return new Story(
                "In a network namespace with 200 local ports, crawler opens a connection for each of 20 requests a second and closes it. Each"
                        + " keeps its port in TIME_WAIT for a minute; after ten seconds no port is left and connects fail.",
                "time-wait-reuse",
                "Findings has the destination and how many of its ports are in TIME_WAIT, the range, and the failed connects.",
                "The findings and the resource Local ports, exit code 2.",
                "`TcpHeadroomLimitCritical` after a minute, `TcpHeadroomConnectsFail` after two.");
    }

    @Override
    public Optional<Need> need() {
        return LocalPortRange.read(sysctls).need();
    }

    @Override
    public void start(Stage stage) {
        InetSocketAddress shop = Shop.open(stage, Shop.BACKLOG, Churn::serve);
        stage.as("crawler", () -> crawl(shop));
    }

    /** Whoever closes first has the TIME_WAIT: the client. */
    private static void serve(Socket connection) throws IOException {
        try (Socket closing = connection) {
            closing.getInputStream().transferTo(closing.getOutputStream());
        }
    }

    private static void crawl(InetSocketAddress shop) throws IOException, InterruptedException {
        while (true) {
            try {
                request(shop);
            } catch (SocketException noPort) {
                // what an operator sees in the log: Cannot assign requested address
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void request(InetSocketAddress shop) throws IOException {
        try (Socket socket = new Socket(shop.getAddress(), shop.getPort())) {
            socket.getOutputStream().write('?');
            socket.getInputStream().read();
        }
    }
}
