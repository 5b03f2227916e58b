package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose threads all wait for something slow: further requests wait for a thread. */
final class Threads implements Scenario {
    private static final int THREADS = 10;
    private static final int CLIENTS = 30;

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public Story story() {
        return new Story(
                "Shop has a connector of ten threads, which it shows in an MBean as Tomcat does. Crawler sends 30 requests, and each waits for a"
                        + " back end that does not answer: ten take all threads, the others wait for one.",
                "resource-near-limit",
                "The first sentence is about the connector's busy threads. Findings has the connector and its remedy.",
                "The finding, exit code 2.",
                "`TcpHeadroomLimitCritical`, after a minute.");
    }

    @Override
    public void start(Stage stage) throws IOException {
        Semaphore backEnd = new Semaphore(0);
        Semaphore requests = new Semaphore(0);
        AtomicInteger busy = new AtomicInteger();
        for (int i = 0; i < THREADS; i++) {
            stage.as(Shop.NAME, () -> work(requests, busy, backEnd));
        }
        AtomicInteger connections = new AtomicInteger();
        InetSocketAddress shop = Shop.open(stage, Shop.BACKLOG, connection -> {
            stage.keep(connection);
            connections.incrementAndGet();
            requests.release();
        });
        stage.keep(new RegisteredBean(
                "shop:type=ThreadPool,name=\"http-nio-" + shop.getPort() + '"',
                ConnectorMBean.class,
                new Connector(shop.getPort(), connections, busy)));
        stage.as("crawler", () -> crawl(stage, shop));
    }

    private static void work(Semaphore requests, AtomicInteger busy, Semaphore backEnd) throws InterruptedException {
        while (true) {
            requests.acquire();
            busy.incrementAndGet();
            try {
                backEnd.acquire();
            } finally {
                busy.decrementAndGet();
            }
        }
    }

    private static void crawl(Stage stage, InetSocketAddress shop) throws IOException {
        for (int i = 0; i < CLIENTS; i++) {
            stage.keep(new Socket(shop.getAddress(), shop.getPort()))
                    .getOutputStream()
                    .write('?');
        }
    }

    /** The attributes of Tomcat's bean, which begin with a small letter: hence the getters' names. */
    public interface ConnectorMBean {
        long getconnectionCount();

        int getmaxConnections();

        int getcurrentThreadsBusy();

        int getmaxThreads();

        int getlocalPort();
    }

    private record Connector(int port, AtomicInteger connections, AtomicInteger busy) implements ConnectorMBean {
        @Override
        public long getconnectionCount() {
            return connections.get();
        }

        @Override
        public int getmaxConnections() {
            return 8192;
        }

        @Override
        public int getcurrentThreadsBusy() {
            return busy.get();
        }

        @Override
        public int getmaxThreads() {
            return THREADS;
        }

        @Override
        public int getlocalPort() {
            return port;
        }
    }
}
