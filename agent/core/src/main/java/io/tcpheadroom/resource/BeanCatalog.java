package io.tcpheadroom.resource;

import io.tcpheadroom.resource.BeanSource.Told;
import java.util.List;

/**
 * The MBeans by which libraries and servers of the program tell of their connections, as the versions in the comments name
 * them. To support a further library, add a row: whatever shows pools goes by it. Of two rows that show one pool, the first counts.
 *
 * <p>HttpClient of Apache has no bean, and is here only where Micrometer tells of it. Micrometer's {@code jdbc.connections} is left out:
 * it names a pool otherwise than the pool does, which would be shown twice.
 */
final class BeanCatalog {
    /** Quoted or not. */
    private static final String NAME_KEY = "[:,]name=(\"(?:[^\"\\\\]|\\\\.)*\"|[^,]*)";

    private static final String TYPE = "^[^,]*";
    private static final String JETTY_DESTINATION = "org.eclipse.jetty.client.transport:type=httpdestination";
    private static final String SERVER_OF_CONNECTOR = "^[^,]*(,context=[^,/]*).*";
    private static final String JETTY_THREADS = "org.eclipse.jetty.util.thread:type=queuedthreadpool$1,id=0";

    private BeanCatalog() {}

    /** Pools of connections that the program opens. */
    static final List<BeanSource> POOLS = List.of(
            // HikariCP 7.1 with registerMbeans=true; with -Dhikaricp.jmx.register2.0=true it is type=Pool,name=...
            BeanSource.of("HikariCP", "com.zaxxer.hikari:type=Pool*,*", "type=Pool(?: \\(|,name=)(.*?)\\)?$")
                    .setBy("maximumPoolSize", "leakDetectionThreshold")
                    .telling(Told.OPEN, "TotalConnections")
                    .telling(Told.USED, "ActiveConnections")
                    .telling(Told.IDLE, "IdleConnections")
                    .telling(Told.PENDING, "ThreadsAwaitingConnection")
                    .elsewhere(Told.LIMIT, "type=Pool", "type=PoolConfig", "MaximumPoolSize")
                    .behind(Told.URL, "type=Pool", "type=PoolConfig", "getJdbcUrl"),
            // the same by Micrometer 1.17
            BeanSource.of(
                            "HikariCP",
                            "metrics:name=hikaricpConnectionsActive.*,type=gauges",
                            "\\.pool\\.(.*),type=gauges")
                    .setBy("maximumPoolSize", "leakDetectionThreshold")
                    .telling(Told.USED, "Value")
                    .elsewhere(Told.OPEN, "ConnectionsActive", "Connections", "Value")
                    .elsewhere(Told.IDLE, "ConnectionsActive", "ConnectionsIdle", "Value")
                    .elsewhere(Told.PENDING, "ConnectionsActive", "ConnectionsPending", "Value")
                    .elsewhere(Told.LIMIT, "ConnectionsActive", "ConnectionsMax", "Value"),
            // Tomcat JDBC 11.0 with jmxEnabled; of the same shape where Spring registers it
            BeanSource.of("Tomcat JDBC", "*:type=ConnectionPool,*", NAME_KEY)
                    .setBy("maxActive", "suspectTimeout with logAbandoned")
                    .telling(Told.OPEN, "Size")
                    .telling(Told.USED, "Active")
                    .telling(Told.IDLE, "Idle")
                    .telling(Told.PENDING, "WaitCount")
                    .telling(Told.LIMIT, "MaxActive")
                    .telling(Told.URL, "Url"),
            // a DataSource of it in Tomcat's own tree
            BeanSource.of("Tomcat JDBC", "*:type=DataSource,*", NAME_KEY)
                    .setBy("maxActive", "suspectTimeout with logAbandoned")
                    .telling(Told.OPEN, "size")
                    .telling(Told.USED, "active")
                    .telling(Told.IDLE, "idle")
                    .telling(Told.PENDING, "waitCount")
                    .telling(Told.LIMIT, "maxActive")
                    .telling(Told.URL, "url"),
            // DBCP 2.14 with a jmxName, and Tomcat's copy of it; each of its connections is a bean too
            BeanSource.of("DBCP", "*:connectionpool=connections,*", NAME_KEY)
                    .withoutKey("connection")
                    .setBy("maxTotal", "removeAbandonedOnBorrow with logAbandoned")
                    .telling(Told.USED, "NumActive")
                    .telling(Told.IDLE, "NumIdle")
                    .telling(Told.PENDING, "NumWaiters")
                    .telling(Told.LIMIT, "MaxTotal")
                    .elsewhere(Told.URL, ",connectionpool=connections", "", "Url|url"),
            // Pool 2.13: of Jedis and others, of whatever they pool
            BeanSource.of("Commons Pool", "org.apache.commons.pool2:type=Generic*ObjectPool,*", "[:,]name=([^,]*)")
                    .setBy("maxTotal", "an AbandonedConfig with logAbandoned")
                    .telling(Told.USED, "NumActive")
                    .telling(Told.IDLE, "NumIdle")
                    .telling(Told.PENDING, "NumWaiters")
                    .telling(Told.LIMIT, "MaxTotal"),
            // the HttpClient of Jetty 12.1 with an MBeanContainer: a pool for each destination
            BeanSource.of(
                            "Jetty HttpClient",
                            "org.eclipse.jetty.client:type=*connectionpool,*",
                            "context=[^,/]*/([^,]*)")
                    .setBy("maxConnectionsPerDestination", null)
                    .telling(Told.OPEN, "connectionCount")
                    .telling(Told.USED, "activeConnectionCount")
                    .telling(Told.IDLE, "idleConnectionCount")
                    .telling(Told.LIMIT, "maxConnectionCount")
                    .elsewhere(Told.PENDING, TYPE, JETTY_DESTINATION, "queuedRequestCount")
                    .elsewhere(Told.HOST, TYPE, JETTY_DESTINATION, "host")
                    .elsewhere(Told.PORT, TYPE, JETTY_DESTINATION, "port"),
            // HttpClient 5 by Micrometer 1.17, all routes together
            BeanSource.of(
                            "Apache HttpClient",
                            "metrics:name=httpcomponentsHttpclientPoolTotalConnections.*.state.leased,type=gauges",
                            "\\.httpclient\\.(.*)\\.state\\.leased")
                    .setBy("maxConnTotal and maxConnPerRoute", null)
                    .telling(Told.USED, "Value")
                    .elsewhere(Told.IDLE, "state.leased", "state.available", "Value")
                    .elsewhere(Told.PENDING, "Connections(.*)\\.state\\.leased", "Pending$1", "Value")
                    .elsewhere(Told.LIMIT, "Connections(.*)\\.state\\.leased", "Max$1", "Value"));

    /** Connectors of servers, which accept. */
    static final List<BeanSource> CONNECTORS = List.of(
            // Tomcat 11.0, stand-alone or embedded
            BeanSource.of("Tomcat", "*:type=ThreadPool,name=*", NAME_KEY)
                    .telling(
                            Told.OPEN,
                            "connectionCount",
                            "the connector counts its connections only where they are limited")
                    .telling(Told.LIMIT, "maxConnections")
                    .telling(
                            Told.THREADS_BUSY,
                            "currentThreadsBusy",
                            "the connector does not count the threads of this executor")
                    .telling(Told.MAX_THREADS, "maxThreads")
                    .perhapsTelling(Told.KEEP_ALIVE, "keepAliveCount")
                    .perhapsTelling(Told.PORT, "localPort")
                    .perhapsTelling(Told.BACKLOG, "acceptCount"),
            // Jetty 12.1 with an MBeanContainer: connections are what its selectors look after; threads are the
            // server's, for all connectors
            BeanSource.of("Jetty", "org.eclipse.jetty.server:type=serverconnector,*", "context=(?:[^,/]*/)?([^,]*)")
                    .telling(Told.PORT, "localPort")
                    .telling(Told.BACKLOG, "acceptQueueSize")
                    .elsewhere(
                            Told.OPEN,
                            "type=serverconnector",
                            "type=serverconnector\\$serverconnectormanager",
                            "totalKeys")
                    .elsewhere(Told.THREADS_BUSY, SERVER_OF_CONNECTOR, JETTY_THREADS, "utilizedThreads")
                    .elsewhere(Told.MAX_THREADS, SERVER_OF_CONNECTOR, JETTY_THREADS, "maxAvailableThreads"));
}
