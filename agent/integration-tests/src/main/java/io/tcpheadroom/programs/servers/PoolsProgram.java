package io.tcpheadroom.programs.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.binder.httpcomponents.hc5.PoolingHttpClientConnectionManagerMetricsBinder;
import io.micrometer.jmx.JmxConfig;
import io.micrometer.jmx.JmxMeterRegistry;
import io.tcpheadroom.programs.Dialogue;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.pool2.BasePooledObjectFactory;
import org.apache.commons.pool2.PooledObject;
import org.apache.commons.pool2.impl.DefaultPooledObject;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.jmx.MBeanContainer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Pools of each library, and a connector of Jetty, with their MBeans (JDK 17 and newer). The arguments are the ports that the pools of
 * HikariCP, of Tomcat JDBC and of DBCP connect to.
 */
public final class PoolsProgram {
    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    private final Deque<Connection> borrowed = new ArrayDeque<>();
    private final HikariDataSource hikari;
    private final HttpClient jettyClient = new HttpClient();
    private final Server jetty = new Server();
    private ClassicHttpResponse response;

    private PoolsProgram(String hikariPort, String tomcatPort, String dbcpPort) throws Exception {
        hikari = hikari(hikariPort);
        tomcat(tomcatPort).getConnection();
        BasicDataSource dbcp = dbcp(dbcpPort);
        dbcp.getConnection();
        dbcp.getConnection();
        commonsPool().borrowObject();
        int port = jetty();
        jettyClient.addBean(new MBeanContainer(BEANS));
        jettyClient.start();
        jettyClient.GET("http://127.0.0.1:" + port + "/");
        apache(port);
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("org.apache").setLevel(Level.WARNING);
        PoolsProgram program = new PoolsProgram(arguments[0], arguments[1], arguments[2]);
        Dialogue.about(Map.of(
                "borrow", program::borrow,
                "wait", Dialogue.done(program::waitForOne),
                "return", Dialogue.done(program::giveBack),
                "close", Dialogue.done(program.hikari::close)));
    }

    private static HikariDataSource hikari(String port) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders");
        config.setDriverClassName(PlainDriver.class.getName());
        config.setJdbcUrl(url(port));
        config.setMaximumPoolSize(5);
        config.setMinimumIdle(5);
        config.setConnectionTimeout(600_000);
        config.setRegisterMbeans(true);
        return new HikariDataSource(config);
    }

    private static DataSource tomcat(String port) throws Exception {
        PoolProperties properties = new PoolProperties();
        properties.setName("users");
        properties.setDriverClassName(PlainDriver.class.getName());
        properties.setUrl(url(port));
        properties.setInitialSize(3);
        properties.setMinIdle(1);
        properties.setMaxIdle(7);
        properties.setMaxActive(7);
        DataSource users = new DataSource(properties);
        users.createPool();
        users.preRegister(BEANS, new ObjectName("program:type=DataSource,name=users"));
        return users;
    }

    private static BasicDataSource dbcp(String port) {
        BasicDataSource billing = new BasicDataSource();
        billing.setDriverClassName(PlainDriver.class.getName());
        billing.setUrl(url(port));
        billing.setInitialSize(4);
        billing.setMaxTotal(6);
        billing.setJmxName("org.apache.commons.dbcp2:type=BasicDataSource,name=billing");
        return billing;
    }

    private static GenericObjectPool<Object> commonsPool() {
        return new GenericObjectPool<>(new BasePooledObjectFactory<Object>() {
            @Override
            public Object create() {
                return new Object();
            }

            @Override
            public PooledObject<Object> wrap(Object object) {
                return new DefaultPooledObject<>(object);
            }
        });
    }

    private int jetty() throws Exception {
        jetty.addBean(new MBeanContainer(BEANS));
        ServerConnector connector = new ServerConnector(jetty);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(600_000);
        jetty.addConnector(connector);
        jetty.start();
        return connector.getLocalPort();
    }

    /** A response that is not read to its end keeps its connection. */
    @SuppressWarnings("deprecation") // in favour of a module of HttpClient's own, since 1.17; it is what programs use
    private void apache(int port) throws Exception {
        PoolingHttpClientConnectionManager connections = new PoolingHttpClientConnectionManager();
        JmxMeterRegistry registry = new JmxMeterRegistry(JmxConfig.DEFAULT, Clock.SYSTEM);
        new PoolingHttpClientConnectionManagerMetricsBinder(connections, "crm").bindTo(registry);
        CloseableHttpClient client =
                HttpClients.custom().setConnectionManager(connections).build();
        response = client.executeOpen(new HttpHost("127.0.0.1", port), new BasicClassicHttpRequest("GET", "/"), null);
    }

    private static String url(String port) {
        return "jdbc:plain://127.0.0.1:" + port + "/";
    }

    private int borrow() throws SQLException {
        borrowed.add(hikari.getConnection());
        return borrowed.size();
    }

    private void waitForOne() {
        Thread waiting = new Thread(() -> {
            try {
                hikari.getConnection();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        waiting.setDaemon(true);
        waiting.start();
    }

    private void giveBack() throws SQLException {
        for (Connection connection : borrowed) {
            connection.close();
        }
        borrowed.clear();
    }
}
