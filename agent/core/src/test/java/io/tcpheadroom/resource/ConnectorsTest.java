package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tcpheadroom.kernel.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ConnectorsTest {
    private static final String HTTP = "Catalina:type=ThreadPool,name=\"http-nio-8080\"";

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<MBeanServer> servers = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final Connectors connectors = new Connectors(new ProgramBeans(
            () -> BeanCatalog.CONNECTORS,
            () -> servers,
            () -> Runnable::run,
            clock::get,
            loader -> null,
            (bean, problem) -> problems.add(problem)));

    private static FakeBean tomcat(Object connections, Object maxConnections, Object busy, Object maxThreads) {
        return FakeBean.of(
                "connectionCount",
                connections,
                "maxConnections",
                maxConnections,
                "currentThreadsBusy",
                busy,
                "maxThreads",
                maxThreads);
    }

    private void register(String name, FakeBean bean) throws Exception {
        server.registerMBean(bean, new ObjectName(name));
    }

    @Test
    void without_any_mbean_server_there_is_nothing() {
        assertThat(connectors.sample()).isEmpty();
    }

    @Test
    void a_connector_appears_within_five_seconds_and_goes_at_once() throws Exception {
        servers.add(server);
        assertThat(connectors.sample()).isEmpty();
        register(HTTP, tomcat(12L, 8192, 3, 200));
        clock.set(4_900_000_000L);
        assertThat(connectors.sample()).isEmpty();
        clock.set(5_000_000_000L);

        ConnectorSample http = connectors.sample().get(0);
        assertThat(http.getName()).isEqualTo("http-nio-8080");
        assertThat(http.getConnections()).isEqualTo(12);
        assertThat(http.getMaxConnections()).isEqualTo(8192);
        assertThat(http.getThreadsRatio()).isEqualTo(3 / 200.0);

        server.unregisterMBean(new ObjectName(HTTP));
        assertThat(connectors.sample()).isEmpty();
    }

    @Test
    void minus_one_is_no_number() throws Exception {
        servers.add(server);
        register(HTTP, tomcat(-1L, -1, -1, -1));

        ConnectorSample http = connectors.sample().get(0);
        assertThat(http.connectionsReading().used().reason()).contains("only where they are limited");
        assertThat(http.connectionsReading().limit()).isEqualTo(Figure.unlimited());
        assertThat(http.getThreadsRatio()).isNull();
    }

    @Test
    void a_bean_of_that_name_that_is_no_connector_is_left_alone() throws Exception {
        servers.add(server);
        FakeBean other = tomcat(1, 2, 3, 4);
        other.values.remove("maxThreads");
        register(HTTP, other);

        assertThat(connectors.sample()).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void what_a_connector_does_not_report_is_unknown_by_its_name() throws Exception {
        servers.add(server);
        register(HTTP, tomcat(null, 8192, 3, 200));

        assertThat(connectors.sample().get(0).connectionsReading().used().reason())
                .isEqualTo("connectionCount is not reported by " + HTTP);
        assertThat(problems).isEmpty();
    }

    @Test
    void connections_that_wait_for_a_request_are_told_where_tomcat_counts_them() throws Exception {
        servers.add(server);
        FakeBean nio = tomcat(12L, 8192, 3, 200);
        nio.values.put("keepAliveCount", 9);
        register(HTTP, nio);
        register("Catalina:type=ThreadPool,name=old", tomcat(12L, 8192, 3, 200));

        assertThat(connectors.sample())
                .extracting(ConnectorSample::getName, ConnectorSample::getKeepAlive)
                .containsExactly(tuple("http-nio-8080", 9L), tuple("old", null));
    }

    @Test
    void where_addresses_are_withheld_none_is_in_its_name_nor_in_what_it_says() throws Exception {
        servers.add(server);
        FakeBean silent = tomcat(12L, 8192, 3, 200);
        silent.values.put("connectionCount", new NoClassDefFoundError("no route to db.acme.com"));
        register("Catalina:type=ThreadPool,name=\"http-nio-192.0.2.7-8080\"", silent);
        Endpoint.withhold(Pseudonyms.create());
        try {
            ConnectorSample shown = connectors.sample().get(0);
            assertThat(shown.getName()).matches("http-nio-withheld-[0-9a-f]{12}-8080");
            assertThat(shown.connectionsReading().used().reason())
                    .contains("does not answer")
                    .doesNotContain("192.0.2.7", "acme");
        } finally {
            Endpoint.withhold(null);
        }
    }

    @Test
    void a_name_that_commands_a_terminal_is_spelled_out() throws Exception {
        servers.add(server);
        register("Catalina:type=ThreadPool,name=" + ObjectName.quote("http\nFORGED\u001b[2J"), tomcat(1L, 2, 3, 4));

        assertThat(connectors.sample().get(0).getName()).isEqualTo("http\\u000aFORGED\\u001b[2J");
    }

    /** As Jetty 12.1 has them. */
    @Test
    void a_connector_of_jetty_has_its_connections_and_the_threads_of_its_server() throws Exception {
        servers.add(server);
        register(
                "org.eclipse.jetty.server:type=serverconnector,context=oejs_Server@41c2284a/h1,id=0",
                FakeBean.of("localPort", 8080, "acceptQueueSize", 128));
        register(
                "org.eclipse.jetty.server:type=serverconnector$serverconnectormanager,context=oejs_Server@41c2284a/h1,id=0",
                FakeBean.of("totalKeys", 7));
        register(
                "org.eclipse.jetty.util.thread:type=queuedthreadpool,context=oejs_Server@41c2284a,id=0",
                FakeBean.of("utilizedThreads", 3, "maxAvailableThreads", 198));

        assertThat(connectors.sample()).singleElement().satisfies(h1 -> {
            assertThat(h1.getName()).isEqualTo("h1");
            assertThat(h1.getConnections()).isEqualTo(7);
            assertThat(h1.getMaxConnections()).isNull();
            assertThat(h1.getThreadsBusy()).isEqualTo(3);
            assertThat(h1.getMaxThreads()).isEqualTo(198);
            assertThat(h1.getKeepAlive()).isNull();
            assertThat(h1.backlogOf(8080)).isEqualTo(128);
            assertThat(h1.backlogOf(8081)).isNull();
            assertThat(h1.connectionsReading().limit()).isEqualTo(Figure.unlimited());
        });
    }

    @Test
    void the_fullest_of_several_is_the_resource() throws Exception {
        servers.add(server);
        register(HTTP, tomcat(12L, 100, 3, 200));
        register("Tomcat:type=ThreadPool,name=\"http-nio-9090\"", tomcat(5L, 10, 1, 10));

        Reading connections = ConnectorSample.fullest(connectors.sample(), ConnectorSample::connectionsReading);
        assertThat(connections.used().value()).isEqualTo(5);
        assertThat(connections.note()).isEqualTo("the fullest: http-nio-9090");
        assertThat(ConnectorSample.fullest(connectors.sample(), ConnectorSample::threadsReading)
                        .limit()
                        .value())
                .isEqualTo(10);
    }
}
