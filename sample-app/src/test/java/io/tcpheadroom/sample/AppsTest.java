package io.tcpheadroom.sample;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppsTest {
    private static final int CONNECTIONS = 40;

    private final Site site = new Site(CONNECTIONS);

    @Test
    void each_app_comes_from_a_class_loader_of_its_own_name() throws IOException {
        try (Host host = new Host(site)) {
            ClassLoader shop = loader(host.deploy("shop"));
            ClassLoader crawler = loader(host.deploy("crawler"));

            assertThat(shop.getName()).isEqualTo("shop");
            assertThat(crawler.getName()).isEqualTo("crawler");
            assertThat(shop.getParent()).isSameAs(Sample.class.getClassLoader());
            assertThat(threadsOf(shop)).extracting(Thread::getName).containsExactly("shop");
            assertThat(threadsOf(crawler)).extracting(Thread::getName).containsExactly("crawler");
        }
    }

    @Test
    void the_caller_keeps_its_own_context_class_loader() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (Host host = new Host(site)) {
            host.deploy("shop");
            assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        }
    }

    @Test
    void the_shop_answers_each_line() throws IOException {
        try (Host host = new Host(site)) {
            host.deploy("shop");
            try (Socket socket =
                    new Socket(site.shop().getAddress(), site.shop().getPort())) {
                socket.getOutputStream().write("price\nprice\n".getBytes(StandardCharsets.US_ASCII));
                BufferedReader answers =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                assertThat(answers.readLine()).isEqualTo("in stock");
                assertThat(answers.readLine()).isEqualTo("in stock");
            }
        }
    }

    @Test
    void the_shop_is_only_reachable_from_this_machine() throws IOException {
        try (Host host = new Host(site)) {
            host.deploy("shop");
            assertThat(site.shop().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void the_crawler_ramps_up_its_connections_and_closing_leaves_no_thread_and_no_socket() throws Exception {
        ClassLoader shop;
        ClassLoader crawler;
        InetSocketAddress address;
        try (Host host = new Host(site)) {
            shop = loader(host.deploy("shop"));
            crawler = loader(host.deploy("crawler"));
            address = site.shop();
            int port = address.getPort();
            await("ten connections are up").atMost(ofMinutes(1)).until(() -> TcpTable.connectionsTo(port) >= 10);
            assertThat(TcpTable.connectionsTo(port)).isLessThanOrEqualTo(CONNECTIONS);
        }

        assertThat(threadsOf(shop)).isEmpty();
        assertThat(threadsOf(crawler)).isEmpty();
        assertThat(TcpTable.open(address.getPort())).isZero();
    }

    private static ClassLoader loader(Deployment deployment) {
        return deployment.app().getClass().getClassLoader();
    }

    private static List<Thread> threadsOf(ClassLoader loader) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getContextClassLoader() == loader)
                .toList();
    }
}
