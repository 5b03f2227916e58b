package io.tcpheadroom.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.tcpheadroom.tracker.Tracked;
import io.tcpheadroom.tracker.Tracker;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Each source against beans with the names and attributes that the library has in the version which its comment gives. */
class BeanCatalogTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final AtomicLong clock = new AtomicLong();
    private final Tracker tracker = Tracked.tracker();
    private final Pools pools = new Pools(
            new ProgramBeans(
                    () -> BeanCatalog.POOLS,
                    () -> List.of(server),
                    () -> Runnable::run,
                    clock::get,
                    loader -> "shop",
                    (bean, problem) -> {
                        throw new AssertionError(bean + ": " + problem);
                    }),
            tracker,
            clock::get);

    private void register(String name, Object... namesAndValues) throws Exception {
        server.registerMBean(FakeBean.of(namesAndValues), new ObjectName(name));
    }

    private List<String> shown() {
        return pools.sample().stream().map(BeanCatalogTest::text).toList();
    }

    private static String text(PoolSample pool) {
        return pool.getSource() + " " + pool.getName() + ": " + pool.getOpen() + " open, " + pool.getUsed() + " used, "
                + pool.getIdle() + " idle, " + pool.getPending() + " pending, limit " + pool.getLimit() + ", to "
                + pool.getDestination() + ", of " + pool.getApp()
                + (pool.getReason() == null ? "" : "; " + pool.getReason());
    }

    @Test
    void hikari() throws Exception {
        register(
                "com.zaxxer.hikari:type=Pool (orders)",
                "IdleConnections",
                2,
                "ActiveConnections",
                1,
                "TotalConnections",
                3,
                "ThreadsAwaitingConnection",
                4);
        register("com.zaxxer.hikari:type=PoolConfig (orders)", "MaximumPoolSize", 5, "MinimumIdle", 2);

        assertThat(shown())
                .containsExactly("HikariCP orders: 3 open, 1 used, 2 idle, 4 pending, limit 5, to null, of shop");
        assertThat(pools.sample().get(0).getUtilizationRatio()).isEqualTo(0.2);
        assertThat(pools.sample().get(0).getBean()).isEqualTo("com.zaxxer.hikari:type=Pool (orders)");
    }

    @Test
    void hikari_with_its_name_as_a_key() throws Exception {
        register(
                "com.zaxxer.hikari:type=Pool,name=orders",
                "IdleConnections",
                2,
                "ActiveConnections",
                1,
                "TotalConnections",
                3,
                "ThreadsAwaitingConnection",
                0);
        register("com.zaxxer.hikari:type=PoolConfig,name=orders", "MaximumPoolSize", 5);

        assertThat(shown())
                .containsExactly("HikariCP orders: 3 open, 1 used, 2 idle, 0 pending, limit 5, to null, of shop");
    }

    @Test
    void hikari_by_micrometer_unless_it_has_beans_itself() throws Exception {
        register("metrics:name=hikaricpConnections.pool.orders,type=gauges", "Value", 3.0);
        register("metrics:name=hikaricpConnectionsActive.pool.orders,type=gauges", "Value", 1.0);
        register("metrics:name=hikaricpConnectionsIdle.pool.orders,type=gauges", "Value", 2.0);
        register("metrics:name=hikaricpConnectionsMax.pool.orders,type=gauges", "Value", 5.0);
        register("metrics:name=hikaricpConnectionsPending.pool.orders,type=gauges", "Value", 0.0);
        assertThat(shown())
                .containsExactly("HikariCP orders: 3 open, 1 used, 2 idle, 0 pending, limit 5, to null, of shop");

        hikari_bean_with_seven_open();
        clock.set(5_000_000_000L);
        assertThat(shown()).singleElement().asString().startsWith("HikariCP orders: 7 open");
    }

    private void hikari_bean_with_seven_open() throws Exception {
        register(
                "com.zaxxer.hikari:type=Pool (orders)",
                "IdleConnections",
                6,
                "ActiveConnections",
                1,
                "TotalConnections",
                7,
                "ThreadsAwaitingConnection",
                0);
    }

    @Test
    void tomcat_jdbc_once_although_tomcat_has_it_in_its_own_tree_too() throws Exception {
        String keys = "class=javax.sql.DataSource,host=localhost,context=/shop,name=\"jdbc/users\"";
        register(
                "tomcat.jdbc:type=ConnectionPool," + keys,
                "Size",
                3,
                "Active",
                1,
                "Idle",
                2,
                "WaitCount",
                0,
                "MaxActive",
                7,
                "Url",
                "jdbc:postgresql://192.0.2.7/users?password=secret");
        register(
                "Catalina:type=DataSource," + keys,
                "size",
                3,
                "active",
                1,
                "idle",
                2,
                "waitCount",
                0,
                "maxActive",
                7,
                "url",
                "jdbc:postgresql://192.0.2.7/users");

        assertThat(shown())
                .containsExactly(
                        "Tomcat JDBC jdbc/users: 3 open, 1 used, 2 idle, 0 pending, limit 7, to 192.0.2.7:5432, of shop");
    }

    @Test
    void tomcat_jdbc_where_only_tomcat_has_a_bean_of_it() throws Exception {
        register(
                "Catalina:type=DataSource,class=javax.sql.DataSource,name=\"jdbc/users\"",
                "size",
                3,
                "active",
                1,
                "idle",
                2,
                "waitCount",
                0,
                "maxActive",
                7,
                "url",
                "jdbc:mysql://db/users");

        assertThat(shown())
                .containsExactly(
                        "Tomcat JDBC jdbc/users: 3 open, 1 used, 2 idle, 0 pending, limit 7, to db:3306, of shop");
    }

    @Test
    void dbcp_is_its_pool_with_the_url_of_its_data_source_and_its_connections_are_none() throws Exception {
        String dataSource = "org.apache.commons.dbcp2:type=BasicDataSource,name=billing";
        register(dataSource, "NumActive", 1, "NumIdle", 0, "MaxTotal", 6, "Url", "jdbc:sqlserver://192.0.2.8;a=b");
        register(
                dataSource + ",connectionpool=connections",
                "NumActive",
                1,
                "NumIdle",
                4,
                "NumWaiters",
                0,
                "MaxTotal",
                -1);
        register(dataSource + ",connectionpool=connections,connection=1", "Closed", false);

        assertThat(shown())
                .containsExactly(
                        "DBCP billing: 5 open, 1 used, 4 idle, 0 pending, limit null, to 192.0.2.8:1433, of shop");
        assertThat(pools.sample().get(0).getUtilizationRatio()).isNull();
    }

    @Test
    void commons_pool_with_keys_and_without() throws Exception {
        register(
                "org.apache.commons.pool2:type=GenericObjectPool,name=jedis",
                "NumActive",
                1,
                "NumIdle",
                2,
                "NumWaiters",
                0,
                "MaxTotal",
                8);
        register(
                "org.apache.commons.pool2:type=GenericKeyedObjectPool,name=pool",
                "NumActive",
                3,
                "NumIdle",
                0,
                "NumWaiters",
                1,
                "MaxTotal",
                -1);

        assertThat(shown())
                .containsExactly(
                        "Commons Pool jedis: 3 open, 1 used, 2 idle, 0 pending, limit 8, to null, of shop",
                        "Commons Pool pool: 3 open, 3 used, 0 idle, 1 pending, limit null, to null, of shop");
    }

    @Test
    void each_destination_of_jettys_client() throws Exception {
        String keys = ",context=oejc_HttpClient@2ca26d77/http___192_0_2_9_8080,id=0";
        register(
                "org.eclipse.jetty.client:type=duplexconnectionpool" + keys,
                "connectionCount",
                5,
                "activeConnectionCount",
                4,
                "idleConnectionCount",
                1,
                "maxConnectionCount",
                64,
                "pendingConnectionCount",
                0);
        register(
                "org.eclipse.jetty.client.transport:type=httpdestination" + keys,
                "queuedRequestCount",
                2,
                "host",
                "192.0.2.9",
                "port",
                8080);

        assertThat(shown())
                .containsExactly("Jetty HttpClient http___192_0_2_9_8080: 5 open, 4 used, 1 idle, 2 pending, limit 64, "
                        + "to 192.0.2.9:8080, of shop");
    }

    @Test
    void apaches_http_client_by_micrometer() throws Exception {
        String name = "metrics:name=httpcomponentsHttpclientPool";
        register(name + "TotalConnections.httpclient.crm.state.leased,type=gauges", "Value", 4.0);
        register(name + "TotalConnections.httpclient.crm.state.available,type=gauges", "Value", 1.0);
        register(name + "TotalMax.httpclient.crm,type=gauges", "Value", 25.0);
        register(name + "TotalPending.httpclient.crm,type=gauges", "Value", 0.0);
        register(name + "RouteMaxDefault.httpclient.crm,type=gauges", "Value", 5.0);

        assertThat(shown())
                .containsExactly(
                        "Apache HttpClient crm: 5 open, 4 used, 1 idle, 0 pending, limit 25, to null, of shop");
    }

    @Test
    void what_hikari_does_not_tell_is_null_with_the_reason() throws Exception {
        hikari_bean_with_seven_open();

        assertThat(shown())
                .containsExactly("HikariCP orders: 7 open, 1 used, 6 idle, 0 pending, limit null, to null, of shop; "
                        + "there is no MBean com.zaxxer.hikari:type=PoolConfig (orders)");
    }
}
