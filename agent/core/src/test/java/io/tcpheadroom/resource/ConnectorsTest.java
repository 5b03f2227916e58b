package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.kernel.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ConnectorsTest {
    private static final String HTTP = "Catalina:type=ThreadPool,name=\"http-nio-8080\"";

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<MBeanServer> servers = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final Connectors connectors = new Connectors(() -> servers, Runnable::run, clock::get);

    /** A bean as Tomcat's: attributes without setters, and perhaps one that throws. */
    private static final class Pool implements DynamicMBean {
        final Map<String, Object> values = new TreeMap<>();

        Pool(Object connections, Object maxConnections, Object busy, Object maxThreads) {
            values.put("connectionCount", connections);
            values.put("maxConnections", maxConnections);
            values.put("currentThreadsBusy", busy);
            values.put("maxThreads", maxThreads);
        }

        @Override
        public Object getAttribute(String name) {
            return values.get(name);
        }

        @Override
        public AttributeList getAttributes(String[] names) {
            AttributeList list = new AttributeList();
            for (String name : names) {
                if (values.get(name) instanceof RuntimeException e) {
                    throw e;
                }
                list.add(new Attribute(name, values.get(name)));
            }
            return list;
        }

        @Override
        public void setAttribute(Attribute attribute) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AttributeList setAttributes(AttributeList attributes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object invoke(String name, Object[] parameters, String[] signature) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            MBeanAttributeInfo[] attributes = values.keySet().stream()
                    .map(name -> new MBeanAttributeInfo(name, "java.lang.Object", name, true, false, false))
                    .toArray(MBeanAttributeInfo[]::new);
            return new MBeanInfo(Pool.class.getName(), "pool", attributes, null, null, null);
        }
    }

    private void register(String name, Pool pool) throws Exception {
        server.registerMBean(pool, new ObjectName(name));
    }

    @Test
    void without_any_mbean_server_there_is_nothing_and_none_is_made() {
        int before = MBeanServerFactory.findMBeanServer(null).size();
        assertThat(connectors.sample()).isEmpty();
        assertThat(new Connectors(() -> MBeanServerFactory.findMBeanServer(null), Runnable::run, clock::get).sample())
                .isEmpty();
        assertThat(MBeanServerFactory.findMBeanServer(null)).hasSize(before);
    }

    @Test
    void a_connector_appears_within_five_seconds_and_goes_at_once() throws Exception {
        servers.add(server);
        assertThat(connectors.sample()).isEmpty();
        register(HTTP, new Pool(12L, 8192, 3, 200));
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
        register(HTTP, new Pool(-1L, -1, -1, -1));

        ConnectorSample http = connectors.sample().get(0);
        assertThat(http.connectionsReading().used().reason()).contains("only where they are limited");
        assertThat(http.connectionsReading().limit()).isEqualTo(Figure.unlimited());
        assertThat(http.getThreadsRatio()).isNull();
    }

    @Test
    void a_bean_of_that_name_that_is_no_connector_is_left_alone() throws Exception {
        servers.add(server);
        Pool other = new Pool(1, 2, 3, 4);
        other.values.remove("maxThreads");
        register(HTTP, other);

        assertThat(connectors.sample()).isEmpty();
    }

    @Test
    void what_a_connector_does_not_report_is_unknown_by_its_name() throws Exception {
        servers.add(server);
        register(HTTP, new Pool(null, 8192, 3, 200));
        connectors.sample();

        assertThat(connectors.sample().get(0).connectionsReading().used().reason())
                .isEqualTo("connectionCount is not reported by the connector");
    }

    @Test
    void a_connector_that_throws_is_unknown_and_tried_again() throws Exception {
        servers.add(server);
        Pool pool = new Pool(new IllegalStateException("oops"), 2, 3, 4);
        register(HTTP, pool);

        assertThat(connectors.sample().get(0).connectionsReading().used().reason())
                .contains("does not answer", "oops");
        pool.values.put("connectionCount", 1);
        assertThat(connectors.sample().get(0).getConnections()).isEqualTo(1);
    }

    @Test
    void where_addresses_are_withheld_none_is_in_its_name_nor_in_what_it_says() throws Exception {
        servers.add(server);
        Pool pool = new Pool(new IllegalStateException("no route to db.acme.com"), 2, 3, 4);
        register("Catalina:type=ThreadPool,name=\"http-nio-192.0.2.7-8080\"", pool);
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
        register("Catalina:type=ThreadPool,name=" + ObjectName.quote("http\nFORGED\u001b[2J"), new Pool(1, 2, 3, 4));

        assertThat(connectors.sample().get(0).getName()).isEqualTo("http\\u000aFORGED\\u001b[2J");
    }

    /** Its MBeans are code of the program, which may block for good. */
    @Test
    void servers_that_do_not_answer_hold_up_nobody_and_are_unknown() throws Exception {
        servers.add(server);
        register(HTTP, new Pool(12L, 8192, 3, 200));
        List<Runnable> asked = new ArrayList<>();
        AtomicBoolean isBlocked = new AtomicBoolean();
        Connectors held = new Connectors(
                () -> servers,
                question -> {
                    if (isBlocked.get()) {
                        asked.add(question);
                    } else {
                        question.run();
                    }
                },
                clock::get);
        assertThat(held.sample().get(0).getConnections()).isEqualTo(12);

        isBlocked.set(true);
        clock.set(3_000_000_000L);
        assertThat(held.sample()).singleElement().satisfies(http -> {
            assertThat(http.getName()).isEqualTo("http-nio-8080");
            assertThat(http.getConnections()).isNull();
            assertThat(http.connectionsReading().reason()).isEqualTo("the server's MBeans have not answered for 3 s");
        });
        held.sample();
        assertThat(asked).hasSize(1);

        isBlocked.set(false);
        asked.remove(0).run();
        assertThat(held.sample().get(0).getConnections()).isEqualTo(12);
    }

    @Test
    void the_fullest_of_several_is_the_resource() throws Exception {
        servers.add(server);
        register(HTTP, new Pool(12L, 100, 3, 200));
        register("Tomcat:type=ThreadPool,name=\"http-nio-9090\"", new Pool(5L, 10, 1, 10));

        Reading connections = ConnectorSample.fullest(connectors.sample(), ConnectorSample::connectionsReading);
        assertThat(connections.used().value()).isEqualTo(5);
        assertThat(connections.note()).isEqualTo("the fullest: http-nio-9090");
        assertThat(ConnectorSample.fullest(connectors.sample(), ConnectorSample::threadsReading)
                        .limit()
                        .value())
                .isEqualTo(10);
    }
}
