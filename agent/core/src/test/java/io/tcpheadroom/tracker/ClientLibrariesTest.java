package io.tcpheadroom.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLibrariesTest {
    private final ClientLibraries libraries = new ClientLibraries(List.of("com.acme.http", "com.acme.shop.Pool"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "$",
                "Main",
                "com.acme.shop.Main",
                "com.acme.shop.Pooled",
                "com.acme.Main$1",
                "com.acme.io.netty.Main", // a package of the application's
                "io.nettyshop.Main",
                "okhttp3shop.Main",
                "org.apache.Main",
                "com.acme.shaded", // a class
                "com.acme.shadedshop.Main",
                "com.acme.Reads$$anonfun$1", // Scala's, in the application's code
                "com.acme.http2.Main"
            })
    void the_applications_classes_are_no_library(String className) {
        assertThat(libraries.includes(className)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.netty.channel.unix.Socket",
                "okhttp3.internal.platform.Platform",
                "okio.Okio",
                "org.apache.http.impl.conn.PoolingHttpClientConnectionManager",
                "org.apache.hc.client5.http.impl.classic.InternalHttpClient",
                "com.zaxxer.hikari.pool.HikariPool$PoolEntryCreator",
                "org.postgresql.core.PGStream",
                "com.mysql.cj.protocol.StandardSocketFactory",
                "org.mariadb.jdbc.client.impl.ConnectionHelper",
                "oracle.net.nt.TcpNTAdapter",
                "com.microsoft.sqlserver.jdbc.SocketFinder",
                "org.h2.util.NetUtils",
                "org.apache.kafka.common.network.Selector",
                "io.lettuce.core.RedisClient",
                "redis.clients.jedis.DefaultJedisSocketFactory",
                "io.grpc.internal.ManagedChannelImpl",
                "reactor.netty.transport.TransportConnector",
                "io.vertx.core.net.impl.NetClientImpl",
                "com.datastax.oss.driver.internal.core.channel.ChannelFactory",
                "com.linecorp.armeria.client.HttpChannelPool",
                "org.eclipse.jetty.client.HttpDestination",
                "org.apache.tomcat.util.net.NioEndpoint",
                "io.undertow.Undertow",
                "com.mongodb.internal.connection.SocketStream",
                "org.elasticsearch.client.RestClient",
                "com.rabbitmq.client.impl.SocketFrameHandlerFactory",
                "org.springframework.web.client.RestTemplate"
            })
    void what_opens_sockets_for_the_application_is_a_library(String className) {
        assertThat(libraries.includes(className)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.http.Client",
                "com.acme.http.pool.Entry$1",
                "com.acme.shop.Pool",
                "com.acme.shop.Pool$Entry",
                "org.apache.flink.shaded.netty4.io.netty.channel.Channel",
                "com.acme.repackaged.okhttp3.Dispatcher",
                "com.acme.shop.Orders$$SpringCGLIB$$0",
                "com.acme.shop.Orders$$EnhancerBySpringCGLIB$$1a2b"
            })
    void so_is_what_the_operator_names_what_is_shaded_and_what_is_generated(String className) {
        assertThat(libraries.includes(className)).isTrue();
    }

    @Test
    void a_proxy_of_the_applications_interfaces_is_a_library() {
        Object proxy = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Local.class}, (self, method, arguments) -> null);

        assertThat(libraries.includes(proxy.getClass())).isTrue();
        assertThat(libraries.includes(Local.class)).isFalse();
    }

    /** Not public, so that its proxy is in this package. */
    interface Local {}
}
