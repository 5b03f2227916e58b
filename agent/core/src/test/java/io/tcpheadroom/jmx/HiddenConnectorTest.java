package io.tcpheadroom.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.resource.Samples;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HiddenConnectorTest {
    @Test
    void the_thread_of_an_acceptor_gives_a_connector_away_that_has_no_mbean() throws InterruptedException {
        assertThat(HiddenConnector.lines(Samples.at(0))).isEmpty();

        CountDownLatch end = new CountDownLatch(1);
        Thread acceptor = new Thread(() -> await(end), "http-nio-8080-Acceptor");
        acceptor.start();
        List<String> lines = HiddenConnector.lines(Samples.at(0));
        end.countDown();
        acceptor.join();

        assertThat(lines)
                .containsExactly(
                        "server-connections, server-threads: Tomcat has not registered its connector's MBean; Spring Boot does with "
                                + "server.tomcat.mbeanregistry.enabled=true");
        assertThat(HiddenConnector.lines(Samples.at(0))).isEmpty();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
