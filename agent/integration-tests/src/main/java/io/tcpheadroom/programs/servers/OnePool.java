package io.tcpheadroom.programs.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tcpheadroom.programs.Dialogue;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * A pool of HikariCP (JDK 17 and newer) that keeps six connections and may have ten, to the port that is the argument. Beside it a bean as
 * a pool of Tomcat JDBC has one, of the app shop, in a class of the JDK's.
 */
public final class OnePool {
    private static final int KEPT = 6;
    private static final int MOST = 10;

    private final List<Connection> borrowed = new CopyOnWriteArrayList<>();
    private final HikariDataSource pool;

    private OnePool(String port) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("orders");
        config.setDriverClassName(PlainDriver.class.getName());
        config.setJdbcUrl("jdbc:plain://127.0.0.1:" + port + "/");
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(KEPT);
        config.setConnectionTimeout(600_000);
        config.setRegisterMbeans(true);
        pool = new HikariDataSource(config);
    }

    public static void main(String[] arguments) throws Exception {
        OnePool program = new OnePool(arguments[0]);
        registerBeanOfShop();
        Dialogue.about(Map.of(
                "borrow",
                Dialogue.done(program::borrowOneMoreThanThereAre),
                "renew",
                Dialogue.done(() -> program.pool.getHikariPoolMXBean().softEvictConnections())));
    }

    private static void registerBeanOfShop() throws Exception {
        URL programs = OnePool.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader shop = new URLClassLoader("shop", new URL[] {programs}, ClassLoader.getPlatformClassLoader());
        Object bean = shop.loadClass("io.tcpheadroom.programs.ConnectionPool")
                .getConstructor()
                .newInstance();
        Class<?> type = shop.loadClass("io.tcpheadroom.programs.ConnectionPoolMBean");
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(standard(bean, type), new ObjectName("program:type=ConnectionPool,name=prices"));
    }

    private static <T> StandardMBean standard(Object bean, Class<T> type) throws Exception {
        return new StandardMBean(type.cast(bean), type);
    }

    /** The last one waits until the pool gets a further connection. */
    private void borrowOneMoreThanThereAre() {
        for (int i = 0; i <= KEPT; i++) {
            Thread borrower = new Thread(this::borrow);
            borrower.setDaemon(true);
            borrower.start();
        }
    }

    private void borrow() {
        try {
            borrowed.add(pool.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
