package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;

/** A client with so many connections to one destination that its local ports run short. */
final class Ports implements Scenario {
    private static final double SHARE = 0.92;
    private static final int PAUSE_MILLIS = 50;

    private final Path sysctls;

    Ports() {
        this(LocalPortRange.FOLDER);
    }

    Ports(Path sysctls) {
        this.sysctls = sysctls;
    }

    @Override
    public String name() {
        return "ports";
    }

    @Override
    public Story story() {
        return new Story(
                "In a network namespace with 200 local ports, crawler opens connections to shop until 92 % of the ports are in use.",
                "port-range-small",
                "The first sentence is about local ports. Findings has the range; Destinations shows shop with its ports.",
                "The finding and the resource Local ports, exit code 2.",
                "`TcpHeadroomLimitCritical`, after a minute.");
    }

    @Override
    public Optional<Need> need() {
        return LocalPortRange.read(sysctls).need();
    }

    @Override
    public void start(Stage stage) {
        InetSocketAddress shop = Shop.keeping(stage);
        int connections = (int) (SHARE * LocalPortRange.read(sysctls).size());
        stage.as("crawler", () -> crawl(stage, shop, connections));
    }

    private static void crawl(Stage stage, InetSocketAddress shop, int connections)
            throws IOException, InterruptedException {
        for (int i = 0; i < connections; i++) {
            stage.keep(new Socket(shop.getAddress(), shop.getPort()));
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
