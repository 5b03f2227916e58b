package io.tcpheadroom.sample.scenario;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Semaphore;

/** A pool whose connections are borrowed and not returned, while others wait for one. */
final class Pool implements Scenario {
    private static final int CONNECTIONS = 10;
    private static final int BORROWERS = 15;

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public Story story() {
        return new Story(
                "Crawler has a pool of ten connections to shop, which it shows in an MBean as Tomcat JDBC does. Fifteen threads borrow one"
                        + " each and do not return it: five wait.",
                "pool-exhausted",
                "Findings has the pool with those who wait. Pools shows it full.",
                "The finding, exit code 1.",
                "`TcpHeadroomPoolExhausted`, after a minute.");
    }

    @Override
    public void start(Stage stage) throws IOException {
        InetSocketAddress shop = Shop.keeping(stage);
        Semaphore free = new Semaphore(CONNECTIONS);
        stage.keep(new RegisteredBean(
                "tomcat.jdbc:type=ConnectionPool,name=prices",
                ConnectionPoolMBean.class,
                new ConnectionPool("jdbc:postgresql://127.0.0.1:" + shop.getPort() + "/prices", free)));
        for (int i = 0; i < BORROWERS; i++) {
            stage.as("crawler", () -> borrow(stage, shop, free));
        }
    }

    private static void borrow(Stage stage, InetSocketAddress shop, Semaphore free)
            throws IOException, InterruptedException {
        free.acquire();
        stage.keep(new Socket(shop.getAddress(), shop.getPort()));
    }

    /** What a pool of Tomcat JDBC says of itself, as far as it is read. */
    public interface ConnectionPoolMBean {
        int getSize();

        int getActive();

        int getIdle();

        int getWaitCount();

        int getMaxActive();

        String getUrl();
    }

    private record ConnectionPool(String url, Semaphore free) implements ConnectionPoolMBean {
        @Override
        public int getSize() {
            return getActive();
        }

        @Override
        public int getActive() {
            return CONNECTIONS - free.availablePermits();
        }

        @Override
        public int getIdle() {
            return 0;
        }

        @Override
        public int getWaitCount() {
            return free.getQueueLength();
        }

        @Override
        public int getMaxActive() {
            return CONNECTIONS;
        }

        @Override
        public String getUrl() {
            return url;
        }
    }
}
